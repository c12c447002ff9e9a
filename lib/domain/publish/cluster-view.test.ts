import { expect, test } from "vitest";
import type { Inventory } from "../inventory/model";
import type { ClusterNode, ServiceNode, WorkloadNode } from "../topology/cluster-nodes";
import type { HostNode } from "../topology/model";
import { sentence } from "../words/sentence";
import { buildView } from "./build-view";
import { clusterReport, deployment, ingress, node, service } from "./cluster-samples";
import { condition, containerSpec, object, pod, podOf, template } from "./pod-samples";
import { container, engineReport, hostAddress, inventory, t0, viewInput } from "./samples";
import { build, get, inputOf, nodes, shop, source, type Tables } from "./shop-samples";
import type { ViewState } from "./view-input";

const webId = "workload:k/Deployment/default/web";
const workload = (state: ViewState, id = webId) => get<WorkloadNode>(state, id);
const cluster = (state: ViewState) => get<ClusterNode>(state, "cluster:k");
const lab = (over: Partial<Inventory>) => ({ inventory: inventory(over) });

test("a cluster stands in the zone and lane of most of its nodes, with its namespaces, workloads and pods in it", () => {
  const state = build(shop);
  const tree = [...state.view.nodes.values()].map(({ id, parentId }) => `${parentId} > ${id}`);
  expect(tree.filter((line) => /host:cluster|cluster:k$|:k\//.test(line))).toEqual([
    "lane:v10 > host:cluster.k.n1",
    "lane:v10 > host:cluster.k.n2",
    "lane:v20 > host:cluster.k.n3",
    "lane:v10 > cluster:k",
    "cluster:k > namespace:k/default",
    `namespace:k/default > ${webId}`,
    `${webId} > pod:k/uid-default-web-5d4f-a`,
    `${webId} > pod:k/uid-default-web-5d4f-b`,
    "namespace:k/default > service:k/default/web",
  ]);
  expect(cluster(state)).toMatchObject({ alsoIn: ["zone:dev"], counts: { ok: 1 }, version: "Kubernetes 1.34" });
  expect(sentence(cluster(state).placed, { now: t0 })).toBe("In Prod: 2 of its 3 nodes stand there");
  expect(get(state, "zone:prod")).toMatchObject({ counts: { ok: 1 }, health: { tier: "ok" } });
  expect(workload(state)).toMatchObject({ ready: 2, desired: 2, state: "running", services: ["web"] });
});

test("clusters, namespaces and workloads have slots and places as hosts, stacks and containers do; pods and Services none", () => {
  const engine = { ...viewInput([engineReport("e-nas", [container("db")])]) };
  const withBoth = { ...engine, sources: new Map([...engine.sources, ["k", source]]) };
  const known = new Map([["k", clusterReport("k", shop)]]);
  const state = buildView({ ...withBoth, clusters: known }, null);
  expect(Object.keys(state.slots.zones)).toEqual(expect.arrayContaining(["cluster:k", "namespace:k/default", webId]));
  expect(Object.keys(state.slots.zones).filter((id) => /^(pod|service|ingress):/.test(id))).toEqual([]);
  expect([...state.view.places.keys()]).toContain("machines cluster:k");
  const without = buildView({ ...engine, slots: state.slots }, state);
  expect(without.view.places.get("zones cluster:k")).toMatchObject({ gone: true, parentId: "lane:v10" });
  const again = buildView({ ...withBoth, clusters: known, slots: without.slots }, without);
  expect(cluster(again).slot).toEqual(cluster(state).slot);
});

test("a node is the host that a person bound it to, else that with its address, else that of its name, else a new one", () => {
  const hostsOf = (over: Partial<Inventory>, ip = "10.0.10.5", name = "n1") =>
    [...build({ Node: [node(name, ip)] }, lab(over)).clusters.values()].flatMap(({ context }) =>
      [...context.nodes.values()].map(({ hostId }) => hostId),
    );
  expect(hostsOf({})).toEqual(["host:nas"]);
  expect(hostsOf({}, "10.0.10.99", "LAB-PC.home")).toEqual(["host:lab"]);
  expect(hostsOf({}, "10.0.10.99")).toEqual(["host:cluster.k.n1"]);
  const bound = { id: "k", name: "home", nodes: [{ nodeName: "n1", hostId: "lab" }] };
  expect(hostsOf({ clusters: [bound] })).toEqual(["host:lab"]);
  const twins = inventory().hosts.map((host) => ({ ...host, addresses: [hostAddress("10.0.10.5", true)] }));
  expect(hostsOf({ hosts: twins })).toEqual(["host:cluster.k.n1"]);
});

test("a host that is a node says so, and is failed when its kubelet is silent; so is its zone, and no count grows", () => {
  const silent = node("n1", "10.0.10.5", { conditions: [condition("Ready", "Unknown")] });
  const state = build({ Node: [silent] });
  expect(get<HostNode>(state, "host:nas")).toMatchObject({
    version: "Kubernetes 1.34",
    sourceIds: ["k"],
    health: { tier: "failed", reason: { code: "health.node-silent" } },
    counts: { failed: 0 },
  });
  expect(get(state, "zone:prod")).toMatchObject({ health: { tier: "failed" }, counts: { failed: 0 } });
  expect(get<HostNode>(build({ Node: nodes }), "host:cluster.k.n1")).toMatchObject({ hostKind: "k8s-node" });
});

test("a host knows as which node it is in which cluster, and whether that is cordoned, however it is besides", () => {
  // Nothing else of a node that is not heard changes when somebody cordons it.
  const silent = { conditions: [condition("Ready", "Unknown")] };
  const input = inputOf(clusterReport("k", { Node: [node("n1", "10.0.10.5", silent)] }));
  const before = buildView(input, null);
  const member = { clusterId: "k", name: "n1", cordoned: false };
  expect(get<HostNode>(before, "host:nas").nodes).toEqual([member]);
  const cordoned = node("n1", "10.0.10.5", { ...silent, unschedulable: true });
  const after = buildView({ ...input, clusters: new Map([["k", clusterReport("k", { Node: [cordoned] })]]) }, before);
  expect(get<HostNode>(after, "host:nas").nodes).toEqual([{ ...member, cordoned: true }]);
});

test("a cluster whose nodes tell nothing stands where its API answers, else in Unplaced with what to do", () => {
  const at = (address: string) => cluster(build({}, {}, { address }));
  expect(at("10.0.20.10")).toMatchObject({ parentId: "lane:v20", placed: { code: "cluster.address" } });
  expect(at("192.168.9.9")).toMatchObject({ parentId: "zone:unplaced", placed: { code: "unplaced.cluster" } });
  expect(sentence(at("192.168.9.9").placed, { now: t0 })).toBe(
    "Unplaced: no subnet holds its API's address 192.168.9.9. Add its subnet on the Network page",
  );
});

test("a cluster that has not answered yet is there, and one that falls silent is unknown since then", () => {
  const waiting = buildView(inputOf(null, { sources: new Map([["k", { ...source, state: "connecting" }]]) }), null);
  expect(cluster(waiting)).toMatchObject({ parentId: "zone:unplaced", health: { tier: "unknown" } });
  const stale = new Map([["k", { ...source, state: "stale" as const, since: t0 - 5 }]]);
  const state = build(shop, { sources: stale });
  for (const id of [webId, "pod:k/uid-default-web-5d4f-a", "service:k/default/web", "cluster:k", "host:cluster.k.n1"])
    expect(state.view.nodes.get(id)?.health, id).toMatchObject({ tier: "unknown", since: t0 - 5 });
  expect(state.view.nextChangeAt).toBeNull();
});

test("a namespace that is being deleted says so, and one with nothing in it is unknown while its cluster is silent", () => {
  const old = { ...object("old", ""), phase: "Terminating" } as const;
  const ending = build({ ...shop, Namespace: [old] });
  expect(get(ending, "namespace:k/old")).toMatchObject({
    parentId: "cluster:k",
    health: { tier: "progressing", reason: { code: "health.namespace-ending" } },
  });
  const stale = new Map([["k", { ...source, state: "stale" as const, since: t0 - 5 }]]);
  const silent = build({ Namespace: [old] }, { sources: stale });
  expect(get(silent, "namespace:k/old")).toMatchObject({ health: { tier: "unknown", since: t0 - 5 } });
});

test("kinds that may not be read are named on the cluster", () => {
  expect(cluster(build(shop, {}, { kinds: { Ingress: "not-permitted" } })).notPermitted).toEqual(["Ingress"]);
});

const badges = ({ alsoIn }: { alsoIn: WorkloadNode["alsoIn"] }) =>
  alsoIn.map(({ zoneId, how, rule }) => `${rule} ${how} ${zoneId.slice(5)}`);
const running = (over: Parameters<typeof template>[1], nodeName = "n1"): Tables => ({
  ...shop,
  Deployment: [deployment("web", { template: template("web", over) })],
  Pod: [podOf({ kind: "ReplicaSet", name: "web-5d4f" }, "a", { nodeName })],
});
const port = (over: object) =>
  containerSpec("web", { ports: [{ name: "", port: 80, proto: "tcp", hostPort: 0, hostIp: "", ...over }] });

test("K8 and K1: it is attached where its nodes stand, and open where it takes its node's network or a port of it", () => {
  expect(badges(workload(build(running({}))))).toEqual([]);
  expect(badges(workload(build(running({}, "n3"))))).toEqual(["K8 attached dev"]);
  expect(badges(workload(build(running({ containers: [port({ hostPort: 8080 })] }, "n3"))))).toEqual([
    "K8 attached dev",
  ]);
  const nas = { ...shop, Node: [...nodes, node("nas", "10.0.10.5")] };
  const onNas = (over: Parameters<typeof template>[1]) => workload(build({ ...running(over, "nas"), Node: nas.Node }));
  expect(badges(onNas({ containers: [port({ hostPort: 8080 })] }))).toEqual(["K1 exposed infra"]);
  expect(badges(onNas({ containers: [port({ hostPort: 8080, hostIp: "10.0.10.5" })] }))).toEqual([]);
  expect(badges(onNas({ hostNetwork: true }))).toEqual(["K1 attached infra"]);
  expect(badges(onNas({}))).toEqual([]);
  const chosen = node("n3", "10.0.20.21", { labels: { disk: "ssd" } });
  const waiting = { ...running({ nodeSelector: { disk: "ssd" } }), Node: [...nodes.slice(0, 2), chosen], Pod: [] };
  expect(badges(workload(build(waiting)))).toEqual(["K8 attached dev"]);
});

test("K3, K4 and K5: what a Service or an Ingress opens it to, each with its evidence", () => {
  const before = (over: Parameters<typeof service>[1], more: Tables = {}) =>
    build({ ...shop, Service: [service("web", over)], ...more });
  const balanced = before({ type: "LoadBalancer", balancers: ["10.0.30.80"] });
  expect(badges(workload(balanced))).toEqual(["K3 exposed infra"]);
  expect(badges(get<ServiceNode>(balanced, "service:k/default/web"))).toEqual(["K3 exposed infra"]);
  expect(sentence(workload(balanced).alsoIn[0]?.reason ?? { code: "", data: {} }, { now: t0 })).toBe(
    "Open to Infra: Service web answers on tcp 80 at 10.0.30.80, which is in 10.0.30.0/24",
  );
  expect(badges(workload(before({ externalIps: ["10.0.30.81"] })))).toEqual(["K4 exposed infra"]);
  const ports = [{ name: "", port: 80, targetPort: "8080", nodePort: 30_080, proto: "tcp" as const }];
  const onNodes = before({ type: "NodePort", ports });
  expect(badges(workload(onNodes))).toEqual(["K4 exposed dev"]);
  // A Service has no box that would say where it stands: it tells its own zone too.
  expect(badges(get<ServiceNode>(onNodes, "service:k/default/web"))).toEqual(["K4 exposed prod", "K4 exposed dev"]);
  expect(workload(onNodes).ports).toEqual([{ hostIp: "", hostPort: 30_080, containerPort: 8080, proto: "tcp" }]);
  expect(
    [...onNodes.view.findings.values()].map(({ code, fromZoneId, port: p }) => `${code} ${fromZoneId} ${p}`),
  ).toEqual(["S04 zone:dev tcp 30080"]);
  const routed = before({}, { Ingress: [ingress("shop", "web", { balancers: ["10.0.30.80"] })] });
  expect(badges(workload(routed))).toEqual(["K5 exposed infra"]);
  const traefik = service("traefik", {
    type: "LoadBalancer",
    balancers: ["10.0.30.80"],
    labels: { "app.kubernetes.io/name": "traefik" },
    selector: { app: "traefik" },
  });
  const byController = build({ ...shop, Service: [service("web"), traefik], Ingress: [ingress("shop", "web")] });
  expect(badges(get<ServiceNode>(byController, "ingress:k/default/shop"))).toEqual(["K5 exposed infra"]);
});

test("a bare pod is a workload with one pod", () => {
  const state = build({ Node: nodes, Pod: [pod("debug")] });
  expect(workload(state, "workload:k/Pod/default/debug")).toMatchObject({ workloadKind: "Pod", ready: 1, desired: 1 });
});
