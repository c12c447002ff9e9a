import type { NodeId } from "../ids";
import type { Reason } from "../reason";

/** What a pod took when it was last measured. */
export interface PodUsage {
  readonly name: string;
  /** Of CPU cores: 0.25 is a quarter of one. */
  readonly cpuCores: number;
  readonly memoryBytes: number;
  /** Epoch ms, cluster's clock. */
  readonly at: number | null;
}

/** What a cluster says of a namespace's pods. */
export type NamespaceUsage =
  | { readonly state: "measured"; readonly pods: readonly PodUsage[] }
  /** Nothing measures this cluster; the account may not see it; what measures it doesn't answer. */
  | { readonly state: "absent" | "not-permitted" | "unavailable" };

/** What is known of what a workload's running pods take. */
export interface UsageTold {
  /** Of those that have been measured; null: none has. */
  readonly usage: WorkloadUsage | null;
  /** Running, and not measured yet. */
  readonly unmeasured: readonly NodeId[];
  /** Why nothing is known; null where something is. */
  readonly gap: Reason | null;
}

/** What a workload's pods take. */
export interface WorkloadUsage {
  readonly cpuCores: number;
  readonly memoryBytes: number;
  /** What all measured pods together may take; null: one of their containers has no limit. */
  readonly cpuLimitCores: number | null;
  readonly memoryLimitBytes: number | null;
  /** Of the oldest measurement, epoch ms, panel's clock. */
  readonly at: number | null;
  readonly pods: readonly PodUsagePart[];
}

export interface PodUsagePart {
  readonly podId: NodeId;
  readonly cpuCores: number;
  readonly memoryBytes: number;
}
