import { endOfJob } from "../assess/kubernetes/assess-job";
import { onPanelClock } from "../clock";
import type { JobReport, ReplicaSetReport } from "../cluster-report/workloads";
import type { WorkloadFacts } from "../normalise/workload-facts";
import { reason } from "../reason";
import type { OwnedDetail } from "./model";

const mostOwned = 10;

/** A Deployment's revisions that have pods, and its newest; the newest runs of a CronJob. The newest first. */
export function toOwned(
  facts: WorkloadFacts,
  sets: readonly ReplicaSetReport[],
  skewMs: number,
): readonly OwnedDetail[] {
  const newest = facts.kind === "Deployment" ? facts.object?.revision : undefined;
  const revisions = sets
    .filter((set) => set.replicas > 0 || set.revision === newest)
    .sort((a, b) => Number(b.revision) - Number(a.revision))
    .map((set) => {
      const { name, revision, replicas, ready, createdAt } = set;
      const about = reason("owned.revision", { revision, pods: replicas, ready, newest: revision === newest });
      return { kind: "ReplicaSet" as const, name, createdAt: onPanelClock(createdAt, skewMs), about };
    });
  const runs = facts.jobs.map((job) => ({
    ...{ kind: "Job" as const, name: job.name, createdAt: onPanelClock(job.createdAt, skewMs) },
    about: aboutRun(job, skewMs),
  }));
  return [...revisions, ...runs].slice(0, mostOwned);
}

function aboutRun(job: JobReport, skewMs: number) {
  const end = endOfJob(job);
  if (!end) return reason("owned.run-active", { active: job.active });
  const endedAt = onPanelClock(end.at, skewMs);
  return reason(end.failed ? "owned.run-failed" : "owned.run-done", { endedAt });
}
