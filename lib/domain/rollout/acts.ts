import type { AutoscalerReport } from "../cluster-report/workloads";
import type { WorkloadOperationKind } from "../operation";
import type { Reason } from "../reason";
import type { PastRedeploy } from "../redeploy/preview";
import type { ContainerImage } from "./change";

/** What can be done with a workload now, by whoever may control workloads: what its buttons and dialogs are made from. */
export interface WorkloadActs {
  /** What the cluster's account may do with it, each with why it would be refused all the same; others are left out. */
  readonly acts: readonly WorkloadAct[];
  /** How many pods its spec asks for; null where it has no such number. */
  readonly replicas: number | null;
  /** The one that decides how many pods it has, by its own limits. */
  readonly autoscaler: Pick<AutoscalerReport, "name" | "min" | "max"> | null;
  /** False where the account may not see autoscalers: then none is known, not none. */
  readonly autoscalersKnown: boolean;
  /** Of its template, those that set it up first; empty where its object can't be read. */
  readonly containers: readonly (ContainerImage & { readonly init: boolean })[];
  /** How its pods are replaced. */
  readonly replaces: "together" | "recreate" | "one-by-one";
  /** Its zone when that is protected: then its name has to be typed. */
  readonly protectedZone: string | null;
  /** Its last restarts and new images, the newest first. */
  readonly past: readonly PastRedeploy[];
}

/** What can be done with a cluster's nodes, by whoever may control workloads. */
export interface ClusterActs {
  readonly cordons: boolean;
}

export interface WorkloadAct {
  readonly kind: WorkloadOperationKind;
  readonly refusal: Reason | null;
}
