import { onPanelClock } from "../clock";
import type { AutoscalerReport } from "../cluster-report/workloads";
import type { WorkloadFacts } from "../normalise/workload-facts";
import { type Reason, reason } from "../reason";

/** What its count of ready ones doesn't tell: how many there are besides, on what, when, and who decides that. */
export function toReplicas(facts: WorkloadFacts, scaler: AutoscalerReport | null, skewMs: number): readonly Reason[] {
  if (facts.object === null) return [];
  switch (facts.kind) {
    case "Deployment":
    case "StatefulSet":
    case "ReplicaSet": {
      const { desired, replicas, ready, available } = facts.object;
      const isPlain = replicas === desired && available === ready;
      const counts = reason("replicas.counts", { desired, replicas, ready, available });
      return [...(isPlain ? [] : [counts]), ...ofScaler(scaler)];
    }
    case "DaemonSet": {
      const { desired, misscheduled } = facts.object;
      return [reason("replicas.nodes", { desired, misscheduled })];
    }
    case "Job": {
      const { parallelism, active, failed, backoffLimit } = facts.object;
      return active + failed > 0
        ? [reason("replicas.runs", { active, failed, retries: backoffLimit, parallelism })]
        : [];
    }
    case "CronJob": {
      const { schedule, timeZone, lastScheduledAt, lastSucceededAt } = facts.object;
      const at = {
        startedAt: onPanelClock(lastScheduledAt, skewMs),
        succeededAt: onPanelClock(lastSucceededAt, skewMs),
      };
      return [reason("replicas.schedule", { schedule, timeZone }), reason("replicas.last-run", at)];
    }
    case "Pod":
      return [];
  }
}

function ofScaler(scaler: AutoscalerReport | null): readonly Reason[] {
  if (!scaler) return [];
  const { name, min, max, desired } = scaler;
  return [reason("replicas.autoscaler", { name, min, max, desired })];
}
