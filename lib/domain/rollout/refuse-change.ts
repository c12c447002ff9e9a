import type { PodReport } from "../cluster-report/pods";
import type { WorkloadOperationKind } from "../operation";
import { type Reason, reason } from "../reason";
import type { Candidate } from "./candidate";
import { writesTo } from "./change";

/**
 * Why this would be refused; null when it would be begun. The cluster has the last word: this is what it would accept
 * and then not do, or what would be undone at once.
 *
 * @param replicas - How many are asked for, of a scaling; absent: only whether it could be scaled at all.
 */
export function refuseChange(kind: WorkloadOperationKind, candidate: Candidate, replicas?: number): Reason | null {
  const { name, owner, autoscaler } = candidate;
  const what = { name, kind: candidate.kind };
  if (writesTo(kind, candidate.kind) === null) return reason("workload.refused.kind", what);
  switch (kind) {
    case "rollout-restart":
    case "rollout-undo":
    case "set-image":
      if (candidate.paused) return reason("workload.refused.paused", what);
      return candidate.isOnDelete ? reason("workload.refused.on-delete", what) : null;
    case "scale":
      if (autoscaler) {
        const { name: scaler, min, max } = autoscaler;
        return reason("workload.refused.autoscaler", { ...what, scaler, min, max });
      }
      if (candidate.kind === "ReplicaSet" && owner)
        return reason("workload.refused.owned", { ...what, ownerKind: owner.kind, owner: owner.name });
      return replicas !== undefined && replicas === candidate.replicas
        ? reason("workload.refused.same-replicas", { ...what, replicas })
        : null;
    case "rollout-pause":
      return candidate.paused ? reason("workload.refused.paused-already", what) : null;
    case "rollout-resume":
      return candidate.paused ? null : reason("workload.refused.not-paused", what);
    case "delete-pod":
    case "run-now":
      return null;
    case "cron-suspend":
      return candidate.suspended ? reason("workload.refused.suspended-already", what) : null;
    case "cron-resume":
      return candidate.suspended ? null : reason("workload.refused.not-suspended", what);
    case "retry-job":
      if (owner) return reason("workload.refused.run-of", { ...what, ownerKind: owner.kind, owner: owner.name });
      if (candidate.end === "complete") return reason("workload.refused.succeeded", what);
      return candidate.end === null ? reason("workload.refused.not-ended", what) : null;
    case "set-autoscaler":
      return autoscaler ? null : reason("workload.refused.no-autoscaler", what);
    case "cordon":
    case "uncordon":
      return reason("workload.refused.kind", what);
  }
}

/** A kubelet's own pod is only a picture of a file on its node: deleting the picture changes nothing. */
export function refusePod({ name, owner, deletedAt, nodeName }: PodReport): Reason | null {
  if (owner?.kind === "Node") return reason("workload.refused.static-pod", { name, node: nodeName });
  return deletedAt === null ? null : reason("workload.refused.ending", { name });
}
