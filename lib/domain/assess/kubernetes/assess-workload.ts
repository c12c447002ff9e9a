import type { ClusterReport } from "../../cluster-report";
import type { WorkloadFacts } from "../../normalise/workload-facts";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { assessClaim } from "./assess-claim";
import { assessCronJob } from "./assess-cron-job";
import { assessDaemonSet } from "./assess-daemon-set";
import { assessDeployment } from "./assess-deployment";
import { assessJob } from "./assess-job";
import { assessReplicaSet } from "./assess-replica-set";
import { assessStatefulSet } from "./assess-stateful-set";
import { until } from "./graces";
import type { WorkloadContext } from "./pods-of";

export interface ClusterKnowledge {
  readonly kinds: ClusterReport["kinds"];
  readonly classes: ClusterReport["objects"]["StorageClass"];
}

/** A workload's health, on the cluster's clock. */
export function assessWorkload(facts: WorkloadFacts, context: WorkloadContext, cluster: ClusterKnowledge): Verdict {
  const own = assessWritten(facts, context);
  return louder(own, claimsOf(facts, context, cluster));
}

function assessWritten(facts: WorkloadFacts, context: WorkloadContext): Verdict {
  if (facts.object === null) {
    const data = { kind: facts.kind, pods: facts.pods.length };
    return { tier: "progressing", reason: reason("health.owner-gone", data), since: null };
  }
  switch (facts.kind) {
    case "Deployment":
      return assessDeployment(facts.object, context);
    case "StatefulSet":
      return assessStatefulSet(facts.object, context);
    case "DaemonSet":
      return assessDaemonSet(facts.object, context);
    case "ReplicaSet":
      return assessReplicaSet(facts.object, context);
    case "Job":
      return assessJob(facts.object, context);
    case "CronJob":
      return assessCronJob(facts.object, facts, context);
    case "Pod":
      return context.pods[0]?.health ?? { tier: "unknown", reason: reason("health.pod-phase-unknown"), since: null };
  }
}

/** The loudest of its claims that is not well. */
function claimsOf(
  facts: WorkloadFacts,
  { now }: WorkloadContext,
  { kinds, classes }: ClusterKnowledge,
): Verdict | null {
  if (facts.claims.length === 0 || kinds.PersistentVolumeClaim.state !== "live") return null;
  const isUsed = facts.pods.some(({ deletedAt }) => deletedAt === null);
  let found: Verdict | null = null;
  for (const claim of facts.claims) {
    const storageClass = classOf(claim.storageClass, classes);
    const verdict = assessClaim(claim, { now, storageClass, isUsed });
    if (verdict.tier === "failed" || (verdict.tier === "warning" && found?.tier !== "failed"))
      found = until(verdict, found?.nextChangeAt ?? null);
    else if (verdict.nextChangeAt) found = found ? until(found, verdict.nextChangeAt) : verdict;
  }
  return found;
}

function classOf(name: string | null, classes: ClusterKnowledge["classes"]) {
  if (name !== null) return classes.get(name) ?? null;
  for (const each of classes.values()) if (each.isDefault) return each;
  return null;
}

/** A claim is named where the workload itself is well: why its pods do not start is theirs to tell. */
function louder(own: Verdict, claim: Verdict | null): Verdict {
  if (!claim) return own;
  const isLouder = claim.tier === "failed" ? own.tier !== "failed" : claim.tier === "warning" && isQuiet(own);
  return isLouder ? until(claim, own.nextChangeAt ?? null) : until(own, claim.nextChangeAt ?? null);
}

const isQuiet = ({ tier }: Verdict): boolean => tier === "ok" || tier === "progressing" || tier === "neutral";
