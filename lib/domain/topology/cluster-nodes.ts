import type { Counts } from "../health";
import type { NodeId } from "../ids";
import type { Reason } from "../reason";
import type { NodeBase, PortSummary, ZoneBadge } from "./model";

export const workloadKinds = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "ReplicaSet"] as const;
export type WorkloadKind = (typeof workloadKinds)[number];

/** A cluster: a compartment of the zone that its nodes stand in. Its nodes are hosts. */
export interface ClusterNode extends NodeBase {
  readonly kind: "cluster";
  readonly sourceId: string;
  readonly address: string | null;
  /** "Kubernetes 1.34"; null before its first answer. */
  readonly version: string | null;
  readonly counts: Counts;
  /** Other zones that nodes of it stand in, by zone node id. */
  readonly alsoIn: readonly NodeId[];
  readonly placed: Reason;
  /** The kinds of which nothing is known, because the account may not list them: "Ingress". */
  readonly notPermitted: readonly string[];
}

export interface NamespaceNode extends NodeBase {
  readonly kind: "namespace";
  readonly sourceId: string;
  readonly counts: Counts;
}

/** A workload by its topmost owner that people write: a ReplicaSet only where no Deployment stands over it. */
export interface WorkloadNode extends NodeBase {
  readonly kind: "workload";
  readonly sourceId: string;
  readonly workloadKind: WorkloadKind;
  readonly namespace: string;
  /** The object's uid: its incarnation. */
  readonly incarnation: string;
  /** Of its first container. */
  readonly imageRef: string;
  /** Of all its containers, each once. */
  readonly images: readonly string[];
  readonly ready: number;
  readonly desired: number;
  /** Of the pods that it has now. */
  readonly restartCount: number;
  /** As a filter says it: "paused", "suspended", "rolling-out", "running", "complete", "failed", "scaled-to-0". */
  readonly state: string;
  /** The release or application that it belongs to, from labels of Helm, Argo CD, Flux or app.kubernetes.io; null: none. */
  readonly app: string | null;
  /** Zones beyond its cluster's own that it is exposed or attached to. */
  readonly alsoIn: readonly ZoneBadge[];
  readonly placed: Reason;
  /** Published on nodes: host ports, node ports, load balancers. */
  readonly ports: readonly PortSummary[];
  /** Of its pods and of the services before it. */
  readonly addresses: readonly string[];
  /** Services that hand requests on to it, by name. */
  readonly services: readonly string[];
  readonly labels: readonly string[];
  readonly operationId: string | null;
  readonly breach: boolean;
}

/** One pod of a workload: folded into its count, and each known by itself. */
export interface PodNode extends NodeBase {
  readonly kind: "pod";
  readonly sourceId: string;
  readonly nodeName: string;
  /** The host that it runs on; null while it runs on none. */
  readonly hostId: NodeId | null;
  readonly addresses: readonly string[];
  readonly ready: number;
  readonly containers: number;
  readonly restartCount: number;
  readonly startedAt: number | null;
}

/** A Service or an Ingress: how requests come in. It hangs under its namespace and is a hub, never a mesh. */
export interface ServiceNode extends NodeBase {
  readonly kind: "service" | "ingress";
  readonly sourceId: string;
  readonly namespace: string;
  /** "ClusterIP", "LoadBalancer"; the class of an Ingress. */
  readonly serviceType: string;
  readonly addresses: readonly string[];
  /** "tcp 80"; of an Ingress the hosts and paths: "grafana.lab/". */
  readonly ports: readonly string[];
  /** Zones that it can be reached from, its cluster's own among them, with the rule that says so. */
  readonly alsoIn: readonly ZoneBadge[];
}

export type ClusterTopologyNode = ClusterNode | NamespaceNode | WorkloadNode | PodNode | ServiceNode;
