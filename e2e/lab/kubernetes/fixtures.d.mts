import type { Lab, LabCluster, Skipped } from "../state.mjs";

export interface ClusterRow {
  readonly name: string;
  readonly namespace: string;
  readonly kind:
    | "Pod"
    | "Deployment"
    | "ReplicaSet"
    | "StatefulSet"
    | "DaemonSet"
    | "Job"
    | "CronJob"
    | "PersistentVolumeClaim"
    | "Service";
  readonly tier: "failed" | "warning" | "progressing" | "ok" | "neutral";
  /** The cell of the health table, in words. */
  readonly row: string;
  readonly slow: boolean;
}

export function namespacesOf(prefix: string): { readonly home: string; readonly full: string };
export function addClusterRows(
  lab: Lab,
  prefix: string,
): Promise<{ readonly rows: readonly ClusterRow[]; readonly skipped: readonly Skipped[] }>;
export function settleRows(
  cluster: LabCluster,
  rows: readonly ClusterRow[],
  options?: { timeout?: number; onSettled?: (row: ClusterRow) => void },
): Promise<void>;
export function removeClusterRows(cluster: LabCluster, prefix: string): Promise<void>;
