import net from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { type ClusterReport, clusterKinds } from "@/lib/domain/cluster-report";
import type { SourceStatus } from "@/lib/domain/source";
import { startFaultProxy } from "@/lib/server/sources/fault-proxy";
import { createClusterSource } from "./create-cluster-source";
import { makeCertificate } from "./fake/certificate";
import { type FakeApiserver, startFakeApiserver } from "./fake/fake-apiserver";
import { status } from "./fake/fake-status";
import { kindSources } from "./kinds/kinds";
import type { Timings } from "./reflector/timings";
import type { ChangedObjects } from "./types";

const ca = makeCertificate({ name: "CA", isCa: true });
const certificate = makeCertificate({ name: "apiserver", issuer: ca, hosts: ["127.0.0.1"] });
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function fakeApi({ http2 = true } = {}): Promise<FakeApiserver> {
  const api = await startFakeApiserver({ tls: { certificate, http2 } });
  open.push(() => api.close());
  return api;
}

const quick: Partial<Timings> = { settleMs: 20, pauseMs: (attempt) => 50 * 2 ** Math.min(attempt, 3) };
const quickPings = { lookEveryMs: 100, pingEveryMs: 1_000, silentAfterMs: 4_000, askAfterMs: 500 };

function watch(server: string, { pings = undefined as typeof quickPings | undefined, token = "t" } = {}) {
  const statuses: SourceStatus[] = [];
  const told: { report: ClusterReport; changed: ChangedObjects; eventAt: number | null }[] = [];
  const connection: ClusterConnection = { source: "token", server, ca: ca.cert, token };
  const source = createClusterSource(
    { id: "c1", name: "home", connection },
    {
      status: (status) => statuses.push(status),
      report: (report, changed, eventAt) => told.push({ report, changed, eventAt }),
    },
    { timings: quick, pings },
  );
  open.push(() => source.dispose());
  return { source, statuses, told, state: () => source.status().state, why: () => source.status().reason?.data.why };
}

const pods = kindSources.Pod.path;
const until = (holds: () => unknown, timeout = 60_000) =>
  vi.waitFor(() => expect(holds()).toBeTruthy(), { timeout, interval: 5 });
const pod = (phase: string) => ({ spec: { containers: [{ name: "web", image: "web:1" }] }, status: { phase } });

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

test("a server that restarts is live again by itself, with what changed meanwhile", async () => {
  const api = await fakeApi();
  api.store(pods).put("default", "a", pod("Running"));
  const { source, state, why } = watch(api.url);
  await until(() => state() === "live");
  await api.stop();
  await until(() => state() === "stale");
  expect(why()).toBe("refused");
  expect(source.report()?.objects.Pod.size).toBe(1);
  expect(source.report()?.kinds.Pod.state).toBe("behind");
  api.store(pods).put("default", "b", pod("Running"));
  api.store(pods).delete("default", "a");
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const before = api.requests.length;
  await api.start();
  await until(() => state() === "live");
  expect([...(source.report()?.objects.Pod.keys() ?? [])]).toEqual(["default/b"]);
  expect(source.report()?.kinds.Pod.state).toBe("live");
  // Resumed where it was: nothing is listed anew.
  expect(api.requests.slice(before).filter(({ query }) => query.has("sendInitialEvents"))).toEqual([]);
});

test("while a server is down the pauses grow: no fixed rate of attempts", async () => {
  let attempts = 0;
  const server = net.createServer((socket) => {
    attempts++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => server.close());
  const { state } = watch(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(state()).toBe("down");
  expect(attempts).toBeLessThan(16);
});

test.each([true, false])("a connection that goes silent is stale, HTTP/2: %s; a quiet one is not", async (http2) => {
  const api = await fakeApi({ http2 });
  const proxy = await startFaultProxy({ host: "127.0.0.1", port: api.port });
  open.push(() => proxy.close());
  const { state, why, statuses } = watch(`https://127.0.0.1:${proxy.port}`, { pings: quickPings });
  await until(() => state() === "live");
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect(statuses.filter(({ reason }) => reason !== null)).toEqual([]);
  proxy.blackHole(true);
  await until(() => state() === "stale");
  expect(["silent", "timeout", "unreachable"]).toContain(why());
  proxy.blackHole(false);
  proxy.cut();
  await until(() => state() === "live");
});

test("a token that is refused is told, and a new one is used without anybody's doing", async () => {
  const api = await fakeApi();
  let good = "Bearer old";
  api.answer = ({ authorization }) => (authorization === good ? undefined : { status: 401 });
  const connection = { source: "token" as const, server: api.url, ca: ca.cert, token: "old" };
  const statuses: SourceStatus[] = [];
  const source = createClusterSource(
    { id: "c1", name: "home", connection },
    { status: (status) => statuses.push(status), report: () => undefined },
    { timings: quick },
  );
  open.push(() => source.dispose());
  await until(() => source.status().state === "live");
  good = "Bearer new";
  api.endWatches();
  api.cut();
  await until(() => source.status().reason?.data.why === "credentials-refused");
  connection.token = "new";
  await until(() => source.status().state === "live");
});

test("two clusters whose users bear one name keep their own tokens", async () => {
  const [one, two] = [await fakeApi(), await fakeApi()];
  const first = watch(one.url, { token: "one" });
  const second = watch(two.url, { token: "two" });
  await until(() => first.state() === "live" && second.state() === "live");
  expect(new Set(one.requests.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer one"]));
  expect(new Set(two.requests.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer two"]));
});

test("another cluster at the same address is listed anew", async () => {
  const api = await fakeApi();
  api.store(pods).put("default", "a", pod("Running"));
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  await api.stop();
  await until(() => state() === "stale");
  api.store("/api/v1/namespaces").delete("", "kube-system");
  api.store("/api/v1/namespaces").put("", "kube-system");
  const before = api.requests.length;
  await api.start();
  await until(() => state() === "live" && source.report()?.kinds.Pod.state === "live");
  expect(api.requests.slice(before).some(({ path, query }) => path === pods && query.has("sendInitialEvents"))).toBe(
    true,
  );
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
