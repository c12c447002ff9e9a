import type { EventReport } from "./cluster-report/events";
import type { EndpointSliceReport, IngressReport, NetworkPolicyReport, ServiceReport } from "./cluster-report/network";
import type { NamespaceReport, NodeReport } from "./cluster-report/nodes";
import type { PodReport } from "./cluster-report/pods";
import type { ClaimReport, StorageClassReport, VolumeReport } from "./cluster-report/storage";
import type {
  AutoscalerReport,
  BudgetReport,
  CronJobReport,
  DaemonSetReport,
  DeploymentReport,
  JobReport,
  ReplicaSetReport,
  StatefulSetReport,
} from "./cluster-report/workloads";
import type { Reason } from "./reason";

/**
 * What one cluster says, slimmed and cleaned at the door (lib/server/kubernetes). Plain data: no SDK types, no env
 * values, no secret's content, no managedFields; control characters escaped, strings capped. Immutable: an object that
 * did not change keeps its identity from one report to the next, and so does the table of a kind in which nothing did.
 *
 * Tables are keyed by `namespace/name`, those of kinds without a namespace by `name`: an object made anew under its
 * old name is the same thing to a person; `uid` tells the two apart. Times are epoch ms on the cluster's clock. Missing
 * numbers are what Kubernetes takes them for (1 replica, 0 restarts), missing lists are empty.
 */
export interface ClusterReport {
  readonly clusterId: string;
  /** When the panel made this report, epoch ms, panel's clock. */
  readonly at: number;
  readonly cluster: ClusterFacts;
  /** How far each kind can be believed. A kind that is not `live` keeps what it last said. */
  readonly kinds: Readonly<Record<ClusterKind, KindStatus>>;
  readonly objects: ClusterObjects;
}

export const clusterKinds = [
  "Node",
  "Namespace",
  "Pod",
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "Service",
  "EndpointSlice",
  "Ingress",
  "NetworkPolicy",
  "PersistentVolumeClaim",
  "PersistentVolume",
  "StorageClass",
  "HorizontalPodAutoscaler",
  "PodDisruptionBudget",
  "Event",
] as const;
export type ClusterKind = (typeof clusterKinds)[number];

/**
 * - `waiting`: not listed yet.
 * - `live`: listed and watched.
 * - `behind`: it was live and its watch is broken since `since`.
 * - `not-permitted`: the account may not list it: unknown, not empty.
 * - `absent`: this cluster does not know the kind.
 */
export type KindState = "waiting" | "live" | "behind" | "not-permitted" | "absent";

export interface KindStatus {
  readonly state: KindState;
  /** Epoch ms, panel's clock, since which `state` holds. */
  readonly since: number;
  readonly reason: Reason | null;
}

export interface ClusterFacts {
  /** The uid of the namespace kube-system, by which clusters are told apart; "" where it can't be read. */
  readonly ownId: string;
  /** "v1.34.4" */
  readonly version: string;
  /** Host of the API's address: "10.0.20.10". */
  readonly address: string;
}

export interface ClusterObjects {
  readonly Node: ReadonlyMap<string, NodeReport>;
  readonly Namespace: ReadonlyMap<string, NamespaceReport>;
  readonly Pod: ReadonlyMap<string, PodReport>;
  readonly Deployment: ReadonlyMap<string, DeploymentReport>;
  readonly ReplicaSet: ReadonlyMap<string, ReplicaSetReport>;
  readonly StatefulSet: ReadonlyMap<string, StatefulSetReport>;
  readonly DaemonSet: ReadonlyMap<string, DaemonSetReport>;
  readonly Job: ReadonlyMap<string, JobReport>;
  readonly CronJob: ReadonlyMap<string, CronJobReport>;
  readonly Service: ReadonlyMap<string, ServiceReport>;
  readonly EndpointSlice: ReadonlyMap<string, EndpointSliceReport>;
  readonly Ingress: ReadonlyMap<string, IngressReport>;
  readonly NetworkPolicy: ReadonlyMap<string, NetworkPolicyReport>;
  readonly PersistentVolumeClaim: ReadonlyMap<string, ClaimReport>;
  readonly PersistentVolume: ReadonlyMap<string, VolumeReport>;
  readonly StorageClass: ReadonlyMap<string, StorageClassReport>;
  readonly HorizontalPodAutoscaler: ReadonlyMap<string, AutoscalerReport>;
  readonly PodDisruptionBudget: ReadonlyMap<string, BudgetReport>;
  readonly Event: ReadonlyMap<string, EventReport>;
}
