import type { NodeId } from "../ids";

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
