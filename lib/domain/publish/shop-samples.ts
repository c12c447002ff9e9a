import type { ClusterReport } from "../cluster-report";
import { buildView } from "./build-view";
import { clusterReport, deployment, node, replicaSet, service, slice } from "./cluster-samples";
import { podOf } from "./pod-samples";
import { live, viewInput } from "./samples";
import type { ViewInput, ViewState } from "./view-input";

// For tests: a small cluster of three nodes with a shop in it, and the view of it.

export type Tables = Parameters<typeof clusterReport>[1];
export const nodes = [node("n1", "10.0.10.21"), node("n2", "10.0.10.22"), node("n3", "10.0.20.21")];
const owner = { kind: "Deployment", name: "web", uid: "uid-default-web" };
export const shop: Tables = {
  Node: nodes,
  Deployment: [deployment("web", { desired: 2 })],
  ReplicaSet: [replicaSet("web-5d4f", { desired: 2, owner })],
  Pod: ["a", "b"].map((id) => podOf({ kind: "ReplicaSet", name: "web-5d4f" }, id, { revision: "5d4f" })),
  Service: [service("web")],
  EndpointSlice: [slice("web", ["web-5d4f-a", "web-5d4f-b"])],
};
export const source = live("k", { kind: "cluster", version: "Kubernetes 1.34" });
export const inputOf = (report: ClusterReport | null, over: Partial<ViewInput> = {}): ViewInput => ({
  ...viewInput([], { sources: new Map([["k", source]]) }),
  clusters: new Map(report ? [["k", report]] : []),
  ...over,
});
export const build = (tables: Tables, over: Partial<ViewInput> = {}, more: Parameters<typeof clusterReport>[2] = {}) =>
  buildView(inputOf(clusterReport("k", tables, more), over), null);
export const get = <T>({ view }: ViewState, id: string) => view.nodes.get(id) as T;
