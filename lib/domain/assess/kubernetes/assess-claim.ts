import type { ClaimReport, StorageClassReport } from "../../cluster-report/storage";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { graces, overdue } from "./graces";

interface ClaimContext {
  readonly now: number;
  /** Its class, if it names one that is there, or the cluster's default if it names none. */
  readonly storageClass: StorageClassReport | null;
  /** A pod that is there mounts it. */
  readonly isUsed: boolean;
}

export function assessClaim(it: ClaimReport, { now, storageClass, isUsed }: ClaimContext): Verdict {
  const data = { claim: it.name };
  if (it.phase === "Lost")
    return { tier: "failed", reason: reason("health.claim-lost", { ...data, volume: it.volumeName }), since: null };
  if (it.phase === "Bound") return { tier: "ok", reason: reason("health.claim-bound", data), since: null };
  if (storageClass?.waitsForConsumer && !isUsed)
    return { tier: "ok", reason: reason("health.claim-waits", data), since: it.createdAt };
  const { isOver, at } = overdue(it.createdAt, graces.claimMs, now);
  const pending = reason("health.claim-pending", { ...data, storageClass: it.storageClass });
  return isOver
    ? { tier: "warning", reason: pending, since: it.createdAt }
    : { tier: "progressing", reason: pending, since: it.createdAt, nextChangeAt: at };
}
