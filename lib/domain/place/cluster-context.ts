import type { ServiceReport } from "../cluster-report/network";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { SharedMachineIds } from "./machine-ids";
import type { ClusterPlace } from "./place-cluster";
import type { PlacedNode } from "./place-nodes";

/** What placing a workload needs besides the workload. One object per cluster, kept while nothing in it changed. */
export interface ClusterContext {
  readonly clusterId: string;
  readonly name: string;
  readonly index: InventoryIndex;
  readonly place: ClusterPlace;
  /** By node name. */
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  /** Machine ids that tell nothing, since several nodes of the lab have them. */
  readonly shared: SharedMachineIds["holders"];
  /** Services by which an Ingress controller is reached. */
  readonly controllers: readonly ServiceReport[];
}

/** Names that the charts of well-known Ingress controllers give their objects. */
const controllers =
  /^(traefik|ingress-nginx|nginx-ingress|kong|haproxy-ingress|kubernetes-ingress|contour|envoy|ambassador)$/;

/** A Service through which requests from outside come to an Ingress controller, by the label that its chart writes. */
export const isController = ({ type, labels }: ServiceReport): boolean =>
  (type === "LoadBalancer" || type === "NodePort") && controllers.test(labels["app.kubernetes.io/name"] ?? "");
