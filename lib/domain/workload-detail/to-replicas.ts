import { onPanelClock } from "../clock";
import type { AutoscalerReport } from "../cluster-report/workloads";
import type { WorkloadFacts } from "../normalise/workload-facts";
import { type Reason, reason } from "../reason";

/** What it is meant to have, what it has, and who decides that; empty where its object can't be read. */
export function toReplicas(facts: WorkloadFacts, scaler: AutoscalerReport | null, skewMs: number): readonly Reason[] {
  if (facts.object === null) return [];
  switch (facts.kind) {
    case "Deployment":
    case "StatefulSet":
    case "ReplicaSet": {
      const { desired, replicas, ready, available } = facts.object;
      return [reason("replicas.counts", { desired, replicas, ready, available }), ...ofScaler(scaler)];
    }
    case "DaemonSet": {
      const { desired, ready, available, misscheduled } = facts.object;
      const counts = { desired, ready, available, misscheduled };
      return [reason("replicas.nodes", counts)];
    }
    case "Job": {
      const { completions, parallelism, succeeded, active, failed, backoffLimit } = facts.object;
      const counts = { wanted: completions ?? parallelism, succeeded, active, failed, retries: backoffLimit };
      return [reason("replicas.runs", counts), ...(parallelism > 1 ? [reason("replicas.parallel", { parallelism })] : [])];
    }
    case "CronJob": {
      const { schedule, timeZone, lastScheduledAt, lastSucceededAt } = facts.object;
      const at = { startedAt: onPanelClock(lastScheduledAt, skewMs), succeededAt: onPanelClock(lastSucceededAt, skewMs) };
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
