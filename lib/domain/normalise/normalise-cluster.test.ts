import { expect, test } from "vitest";
import {
  clusterReport,
  cronJob,
  deployment,
  ingress,
  job,
  replicaSet,
  service,
  slice,
} from "../publish/cluster-samples";
import { pod, podOf } from "../publish/pod-samples";
import { appName } from "./app-name";
import { normaliseCluster } from "./normalise-cluster";

type Tables = Parameters<typeof clusterReport>[1];
const normalise = (tables: Tables, previous: ReturnType<typeof normaliseCluster> | null = null) =>
  normaliseCluster(clusterReport("k", tables), previous);
const shown = (tables: Tables) =>
  [...normalise(tables).workloads.values()].map(({ kind, name, pods }) =>
    [`${kind} ${name}`, ...pods.map((each) => each.name)].join(" > "),
  );
const owned = (kind: string, name: string) => ({ owner: { kind, name, uid: `uid-default-${name}` } });

const web = deployment("web");
const now = replicaSet("web-5d4f", owned("Deployment", "web"));
const old = replicaSet("web-77aa", { desired: 0, ...owned("Deployment", "web") });
const ofWeb = (id: string, hash = "5d4f") => podOf({ kind: "ReplicaSet", name: `web-${hash}` }, id, { revision: hash });

test("a Deployment stands over its revisions, which are no workloads, and over the pods of all of them", () => {
  const tables = { Deployment: [web], ReplicaSet: [now, old], Pod: [ofWeb("b"), ofWeb("a"), ofWeb("z", "77aa")] };
  expect(shown(tables)).toEqual(["Deployment web > web-5d4f-a > web-5d4f-b > web-77aa-z"]);
});

test("a CronJob stands over its Jobs and their pods, the newest Job first", () => {
  const runs = [
    job("nightly-1", { createdAt: 1, ...owned("CronJob", "nightly") }),
    job("nightly-2", { createdAt: 2, ...owned("CronJob", "nightly") }),
  ];
  const tables = { CronJob: [cronJob("nightly")], Job: runs, Pod: [podOf({ kind: "Job", name: "nightly-2" }, "x")] };
  expect(shown(tables)).toEqual(["CronJob nightly > nightly-2-x"]);
  const [facts] = normalise(tables).workloads.values();
  expect(facts?.jobs.map(({ name }) => name)).toEqual(["nightly-2", "nightly-1"]);
});

test("what nobody stands over stands for itself: pods, Jobs, ReplicaSets, and what a stranger owns", () => {
  const tables = {
    Pod: [pod("debug"), pod("etcd-n1", owned("Node", "n1")), podOf({ kind: "ReplicaSet", name: "bare" }, "x")],
    Job: [job("backup")],
    ReplicaSet: [
      replicaSet("bare"),
      replicaSet("canary-1", owned("Rollout", "canary")),
      replicaSet("canary-0", { desired: 0, replicas: 0, ...owned("Rollout", "canary") }),
    ],
  };
  expect(shown(tables)).toEqual([
    "Job backup",
    "Pod debug > debug",
    "Pod etcd-n1 > etcd-n1",
    "ReplicaSet bare > bare-x",
    "ReplicaSet canary-1",
  ]);
});

test("a workload whose object is gone or may not be read is known by its pods, under the id that it had", () => {
  const before = normalise({ Deployment: [web], ReplicaSet: [now], Pod: [ofWeb("a")] });
  for (const tables of [{ ReplicaSet: [now], Pod: [ofWeb("a")] }, { Pod: [ofWeb("a")] }]) {
    const after = normalise(tables, before);
    expect([...after.workloads.keys()]).toEqual([...before.workloads.keys()]);
    expect([...after.workloads.values()][0]?.object).toBeNull();
  }
});

test("while a kind is still being listed nobody is guessed at, and once it is the pods find their own", () => {
  const tables = { Pod: [ofWeb("a"), pod("debug")] };
  const listing = normaliseCluster(clusterReport("k", tables, { kinds: { Deployment: "waiting" } }));
  expect([listing.isListing, [...listing.workloads.keys()]]).toEqual([true, ["workload:k/Pod/default/debug"]]);
  const denied = normaliseCluster(
    { ...listing.report, kinds: clusterReport("k", tables, { kinds: { Deployment: "not-permitted" } }).kinds },
    listing,
  );
  expect([...denied.workloads.keys()]).toEqual(["workload:k/Deployment/default/web", "workload:k/Pod/default/debug"]);
});

test("facts that did not change keep their identity when a pod of another workload changes", () => {
  const api = deployment("api");
  const set = replicaSet("api-1", owned("Deployment", "api"));
  const tables = (ready: boolean): Tables => ({
    Deployment: [web, api],
    ReplicaSet: [now, set],
    Pod: [a, podOf({ kind: "ReplicaSet", name: "api-1" }, "x", ready ? {} : { conditions: [] })],
    Service: services,
    EndpointSlice: slices,
  });
  const a = ofWeb("a");
  const [services, slices] = [[service("web")], [slice("web", ["web-5d4f-a"])]];
  const first = normalise(tables(true));
  const next = normalise(tables(false), first);
  const [apiId, webId] = [...first.workloads.keys()];
  expect(next.workloads.get(webId ?? "")).toBe(first.workloads.get(webId ?? ""));
  expect(next.workloads.get(apiId ?? "")).not.toBe(first.workloads.get(apiId ?? ""));
  expect(next.pods.homes).toBe(first.pods.homes);
});

test("a pod that comes or goes, and a new revision, leave the pods of all other workloads the very list they were", () => {
  const [a, agent] = [ofWeb("a"), podOf({ kind: "DaemonSet", name: "agent" }, "x")];
  const tables: Tables = { Deployment: [web], ReplicaSet: [now], Pod: [a, agent] };
  const id = "workload:k/DaemonSet/default/agent";
  const first = normalise(tables);
  const more = normalise({ ...tables, Pod: [ofWeb("b"), a, agent] }, first);
  expect(more.pods.groups.get(id)).toBe(first.pods.groups.get(id));
  expect(more.pods.groups.get("workload:k/Deployment/default/web")?.map(({ name }) => name)).toEqual([
    "web-5d4f-a",
    "web-5d4f-b",
  ]);
  const rolled = normalise({ ...tables, ReplicaSet: [now, old] }, more);
  expect(rolled.pods.groups.get(id)).toBe(first.pods.groups.get(id));
  const none = normalise({ ...tables, Pod: [agent] }, rolled);
  expect([...none.pods.groups]).toEqual([[id, [agent]]]);
  expect([...none.pods.homes.keys()]).toEqual(["default/agent-x"]);
});

test("a Service leads to those whose pods answer, and where none does, to those whom it would select", () => {
  const tables = {
    Deployment: [web],
    ReplicaSet: [now],
    Pod: [ofWeb("a")],
    Service: [service("web"), service("none", { selector: {} })],
  };
  const told = (more: Tables) =>
    [...normalise({ ...tables, ...more }).services.values()].map(({ report, how, ready, targets }) => [
      report.name,
      how,
      ready,
      targets,
    ]);
  const id = "workload:k/Deployment/default/web";
  expect(told({})).toEqual([
    ["none", "selector", 0, []],
    ["web", "selector", 0, [id]],
  ]);
  expect(told({ EndpointSlice: [slice("web", ["web-5d4f-a"], { ready: false })] })[1]).toEqual([
    "web",
    "endpoints",
    0,
    [id],
  ]);
  expect(told({ EndpointSlice: [slice("web", ["web-5d4f-a", "gone"])] })[1]).toEqual(["web", "endpoints", 2, [id]]);
});

test("a Service leads to nobody who is not there yet: while a kind is still being listed its pods' owner is a guess", () => {
  const tables = { Pod: [ofWeb("a")], Service: [service("web")], EndpointSlice: [slice("web", ["web-5d4f-a"])] };
  const listing = normaliseCluster(clusterReport("k", tables, { kinds: { Deployment: "waiting" } }));
  expect([...listing.services.values()].map(({ targets, ready }) => [targets, ready])).toEqual([[[], 1]]);
  const listed = normalise({ ...tables, Deployment: [web], ReplicaSet: [now] }, listing);
  expect([...listed.services.values()].map(({ targets }) => targets)).toEqual([["workload:k/Deployment/default/web"]]);
});

test("a workload knows what stands before it", () => {
  const normal = normalise({ Deployment: [web], Service: [service("web")], Ingress: [ingress("shop", "web")] });
  const [facts] = normal.workloads.values();
  expect(facts?.fronts.services.map(({ name }) => name)).toEqual(["web"]);
  expect(facts?.fronts.ingresses.map(({ name }) => name)).toEqual(["shop"]);
});

test("the application is what Argo CD, Flux or Helm say, the most exact first", () => {
  expect(appName({ "app.kubernetes.io/instance": "shop", "app.kubernetes.io/managed-by": "Helm" })).toBe("shop");
  expect(appName({ "argocd.argoproj.io/instance": "media", "app.kubernetes.io/instance": "x" })).toBe("media");
  expect(appName({ "helm.toolkit.fluxcd.io/name": "grafana", "kustomize.toolkit.fluxcd.io/name": "apps" })).toBe(
    "grafana",
  );
  expect(appName({ "kustomize.toolkit.fluxcd.io/name": "apps" })).toBe("apps");
  expect(appName({ "app.kubernetes.io/instance": " ", __proto__: "x" })).toBeNull();
});
