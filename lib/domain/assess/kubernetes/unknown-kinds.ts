import type { ClusterKind, ClusterReport, KindStatus } from "../../cluster-report";
import { reason } from "../../reason";
import type { WorkloadKind } from "../../topology/cluster-nodes";
import type { Assessment } from "../model";

/** What the health of each kind of workload is told from. */
export const neededBy: Readonly<Record<WorkloadKind, readonly ClusterKind[]>> = {
  Deployment: ["Deployment"],
  StatefulSet: ["StatefulSet"],
  DaemonSet: ["DaemonSet"],
  ReplicaSet: ["ReplicaSet"],
  Job: ["Job"],
  CronJob: ["CronJob", "Job"],
  Pod: ["Pod"],
};

const codes = {
  waiting: "health.kind-waiting",
  behind: "health.kind-behind",
  "not-permitted": "health.kind-not-permitted",
  absent: "health.kind-absent",
} as const satisfies Record<Exclude<KindStatus["state"], "live">, string>;

/**
 * What hangs on a kind that can't be believed is unknown, in words, and never well. On the panel's clock.
 *
 * @returns `null` where all of them are live.
 */
export function unknownBecauseOf(needed: readonly ClusterKind[], kinds: ClusterReport["kinds"]): Assessment | null {
  for (const kind of needed) {
    const { state, since } = kinds[kind];
    if (state === "live") continue;
    const sinceAt = state === "behind" ? since : null;
    return { tier: "unknown", reason: reason(codes[state], { kind, sinceAt }), since: sinceAt, nextChangeAt: null };
  }
  return null;
}
