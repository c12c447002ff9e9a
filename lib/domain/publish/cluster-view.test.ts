import { expect, test } from "vitest";
import type { ClusterReport } from "../cluster-report";
import type { TopologyNode } from "../topology/model";
import { sentence } from "../words/sentence";
import { buildView } from "./build-view";
import { clusterReport, deployment, node, podOf, replicaSet, service, slice } from "./cluster-samples";
import { live, t0, viewInput } from "./samples";
import type { ViewInput } from "./view-input";

const web = deployment("web", { desired: 2 });
const set = replicaSet("web-5d4f", { desired: 2, owner: { kind: "Deployment", name: "web", uid: "uid-default-web" } });
const pods = ["a", "b"].map((id) => podOf({ kind: "ReplicaSet", name: "web-5d4f" }, id, { revision: "5d4f" }));
const tables = {
  Node: [node("n1", "10.0.10.21"), node("n2", "10.0.10.22"), node("n3", "10.0.20.11")],
  Deployment: [web],
  ReplicaSet: [set],
  Pod: pods,
  Service: [service("web")],
  EndpointSlice: [slice("web", ["web-5d4f-a", "web-5d4f-b"])],
};
const withClusters = (reports: readonly ClusterReport[], over: Partial<ViewInput> = {}): ViewInput =>
  viewInput([], {
    clusters: new Map(reports.map((each) => [each.clusterId, each])),
    sources: new Map(
      reports.map((each) => [each.clusterId, live(each.clusterId, { kind: "cluster", version: "Kubernetes 1.34" })]),
    ),
    ...over,
  });
const tree = (nodes: Iterable<TopologyNode>) =>
  [...nodes].map(({ id, parentId }) => `${parentId ?? ""} > ${id}`).filter((line) => !line.startsWith(" >"));

test("a cluster stands in the zone of most of its nodes, with its namespaces, workloads and pods in it", () => {
  const { view } = buildView(withClusters([clusterReport("k", tables)]), null);
  expect(tree(view.nodes.values()).filter((line) => !line.includes("lane:") || line.includes("cluster"))).toEqual([
    "lane:v10 > host:cluster.k.n1",
    "lane:v10 > host:cluster.k.n2",
    "lane:v10 > cluster:k",
    "cluster:k > namespace:k/default",
    "namespace:k/default > workload:k/Deployment/default/web",
    "workload:k/Deployment/default/web > pod:k/uid-default-web-5d4f-a",
    "workload:k/Deployment/default/web > pod:k/uid-default-web-5d4f-b",
    "namespace:k/default > service:k/default/web",
  ]);
  expect(view.nodes.get("cluster:k")).toMatchObject({
    alsoIn: ["zone:dev"],
    counts: { ok: 1 },
    version: "Kubernetes 1.34",
  });
  const placed = view.nodes.get("cluster:k");
  expect(placed?.kind === "cluster" && sentence(placed.placed, { now: t0 })).toBe(
    "In Prod: 2 of its 3 nodes stand there",
  );
  expect(view.nodes.get("zone:prod")).toMatchObject({ counts: { ok: 1 }, health: { tier: "ok" } });
});
