import { expect, test } from "vitest";
import { clusterKinds } from "@/lib/domain/cluster-report";
import type { SourceStatus } from "@/lib/domain/source";
import { until } from "@/lib/server/kubernetes/fake/until";
import { createClusterSource } from "./create-cluster-source";
import { status } from "./fake/fake-status";
import { fakeApi, pod, pods, watch } from "./fake/watched-fake";
import { kindSources } from "./kinds/kinds";

test("what stands in a cluster is one first report, and then it is live", async () => {
  const api = await fakeApi();
  for (let i = 0; i < 20; i++) api.store(pods).put("default", `web-${i}`, pod("Running"));
  const { source, told, statuses, state } = watch(api.url);
  await until(() => state() === "live");
  expect(told.length).toBe(1);
  expect(told[0]?.report.objects.Pod.size).toBe(20);
  expect(told[0]?.report.cluster).toEqual({ version: "v1.34.4", address: "127.0.0.1", ownId: "uid-101" });
  expect(statuses.map((status) => status.state)).toContain("connecting");
  expect(source.status().version).toBe("Kubernetes 1.34");
  expect(Object.values(source.report()?.kinds ?? {}).every((kind) => kind.state === "live")).toBe(true);
  expect(api.connections()).toBe(1);
});

test("a change is one report that names it; what didn't change keeps its identity", async () => {
  const api = await fakeApi();
  api.store(pods).put("default", "a", pod("Pending"));
  api.store(pods).put("default", "b", pod("Pending"));
  const { told, state } = watch(api.url);
  await until(() => state() === "live");
  api.store(pods).put("default", "a", pod("Running"));
  await until(() => told.length === 2);
  const [before, after] = told;
  expect(after?.changed).toEqual({ Pod: ["default/a"] });
  expect(after?.eventAt).toBeTypeOf("number");
  expect(after?.report.objects.Pod.get("default/b")).toBe(before?.report.objects.Pod.get("default/b"));
  expect(after?.report.objects.Node).toBe(before?.report.objects.Node);
});

test("many frames of one moment are few reports", async () => {
  const api = await fakeApi();
  const { told, state, source } = watch(api.url);
  await until(() => state() === "live");
  for (let i = 0; i < 500; i++) api.store(pods).put("default", `web-${i}`, pod("Running"));
  await until(() => source.report()?.objects.Pod.size === 500);
  expect(told.length).toBeLessThan(60);
});

test("a kind that the account may not list is not permitted, never empty; one that isn't there is absent", async () => {
  const api = await fakeApi();
  api.denied.add("list ingresses").add("watch poddisruptionbudgets").add("list horizontalpodautoscalers");
  api.answer = ({ path }) =>
    path === "/apis/autoscaling/v2" || path === kindSources.CronJob.path
      ? { status: 404, body: "404 page not found" }
      : undefined;
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  const kinds = source.report()?.kinds;
  expect(kinds?.Ingress).toMatchObject({
    state: "not-permitted",
    reason: { code: "cluster-kind-not-permitted", data: { verb: "list", resource: "ingresses" } },
  });
  expect(kinds?.PodDisruptionBudget.reason?.data.verb).toBe("watch");
  expect(kinds?.HorizontalPodAutoscaler.state).toBe("absent");
  expect(kinds?.CronJob.state).toBe("absent");
  expect(kinds?.Pod.state).toBe("live");
  expect(api.requests.filter(({ path }) => path === kindSources.Ingress.path)).toEqual([]);
});

test("a right that is granted later is found without a new connection", async () => {
  const api = await fakeApi();
  api.denied.add("list ingresses");
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  api.denied.clear();
  await until(() => source.report()?.kinds.Ingress.state === "live");
  expect(api.connections()).toBe(1);
});

test("a kind that fails leaves the rest alone and says why", async () => {
  const api = await fakeApi();
  api.answer = ({ path }) => (path === kindSources.Service.path ? { status: 503 } : undefined);
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  expect(source.report()?.kinds.Service).toMatchObject({
    state: "waiting",
    reason: { code: "cluster-kind-behind", data: { why: "server-error", resource: "services" } },
  });
  expect(source.report()?.kinds.Pod.state).toBe("live");
  api.answer = null;
  await until(() => source.report()?.kinds.Service.state === "live");
});

test("a server that answers nothing but errors is down, with its own word, until it has something to say", async () => {
  const api = await fakeApi();
  api.answer = ({ path }) =>
    path === "/version" || path.endsWith("reviews")
      ? undefined
      : { status: 500, body: status(500, "etcdserver: no leader") };
  const { source, state } = watch(api.url);
  await until(() => state() === "down");
  expect(source.status().reason).toEqual({
    code: "cluster-failed",
    data: { why: "server-error", detail: "etcdserver: no leader" },
  });
  expect(source.report()).toBeNull();
  api.answer = null;
  await until(() => state() === "live");
});

test("an account that may see nothing is live and shown to be permitted nothing", async () => {
  const api = await fakeApi();
  for (const kind of clusterKinds) api.denied.add(`list ${kindSources[kind].right.resource}`);
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  expect(Object.values(source.report()?.kinds ?? {}).every((kind) => kind.state === "not-permitted")).toBe(true);
});

test("a kind that is taken away while it is watched is absent after a while, not at the first word", async () => {
  const api = await fakeApi();
  const { path } = kindSources.Ingress;
  api.store(path).put("default", "web");
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  api.answer = (request) => (request.path === path ? { status: 404, body: "404 page not found" } : undefined);
  api.endWatches();
  await until(() => source.report()?.kinds.Ingress.state === "behind");
  expect(source.report()?.objects.Ingress.size).toBe(1);
  await until(() => source.report()?.kinds.Ingress.state === "absent");
  expect(source.report()?.objects.Ingress.size).toBe(0);
});

test("a configuration that can't work is a status, and disposing ends everything", async () => {
  const statuses: SourceStatus[] = [];
  const source = createClusterSource(
    {
      id: "c1",
      name: "home",
      connection: { source: "file", path: "/no/such/kubeconfig", context: null, allowedExec: null },
    },
    { status: (status) => statuses.push(status), report: () => undefined },
  );
  await until(() => source.status().state === "down");
  expect(source.status().reason).toEqual({
    code: "cluster-failed",
    data: { why: "config", detail: 'the kubeconfig: "/no/such/kubeconfig" isn\'t there' },
  });
  await source.dispose();
  const told = statuses.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(statuses.length).toBe(told);
});
