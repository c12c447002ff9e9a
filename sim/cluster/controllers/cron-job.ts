import type { Cluster } from "../cluster.ts";
import { withJobDefaults } from "../job-defaults.ts";
import { controlledBy, isOwnedBy, type KubeObject, stamp } from "../objects.ts";
import { isComplete, isOver } from "./job.ts";
import { nextRun } from "./schedule.ts";

/** A Job at each of its times, and what is worth knowing of the last ones. */
export function runCronJobs(cluster: Cluster): void {
  for (const cron of cluster.store.list("CronJob")) {
    const { status = {}, spec, metadata } = cron;
    const last = status.lastScheduleTime ?? metadata.creationTimestamp;
    const dueAt = nextRun(String(spec.schedule), Date.parse(last));
    let lastScheduleTime = status.lastScheduleTime;
    if (dueAt !== null && spec.suspend !== true) {
      if (cluster.now() < dueAt) cluster.wakeAt(dueAt);
      else {
        // Those that were missed meanwhile are not made up for.
        const latest = lastBefore(String(spec.schedule), dueAt, cluster.now());
        if (spec.concurrencyPolicy !== "Forbid" || activeJobs(cluster, cron).length === 0) make(cluster, cron, latest);
        lastScheduleTime = stamp(latest);
      }
    }
    forget(cluster, cron);
    const ended = jobsOf(cluster, cron).filter((job) => isComplete(job.status));
    const succeeded = ended
      .map((job) => String(job.status?.completionTime))
      .sort()
      .at(-1);
    const active = activeJobs(cluster, cron).map(({ apiVersion, kind, metadata: { name, namespace, uid } }) => ({
      ...{ apiVersion, kind, name, namespace, uid },
    }));
    cluster.store.update(cron, {
      status: {
        ...status,
        active: active.length > 0 ? active : undefined,
        ...(lastScheduleTime ? { lastScheduleTime } : {}),
        ...(succeeded ? { lastSuccessfulTime: succeeded } : {}),
      },
    });
  }
}

const jobsOf = (cluster: Cluster, cron: KubeObject): readonly KubeObject[] =>
  cluster.store.list("Job", cron.metadata.namespace).filter((job) => isOwnedBy(job, cron));

const activeJobs = (cluster: Cluster, cron: KubeObject): readonly KubeObject[] =>
  jobsOf(cluster, cron).filter((job) => !isOver(job));

function lastBefore(schedule: string, dueAt: number, now: number): number {
  let latest = dueAt;
  for (let next = nextRun(schedule, latest); next !== null && next <= now; next = nextRun(schedule, latest))
    latest = next;
  return latest;
}

function make(cluster: Cluster, cron: KubeObject, dueAt: number): void {
  const { metadata, spec } = cron.spec.jobTemplate;
  const name = `${cron.metadata.name}-${Math.floor(dueAt / 60_000)}`;
  cluster.store.create(
    withJobDefaults({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: {
        ...metadata,
        name,
        namespace: cron.metadata.namespace ?? "default",
        ownerReferences: controlledBy(cron),
      },
      spec,
    }),
  );
  cluster.event(cron, "Normal", "SuccessfulCreate", `Created job ${name}`, "cronjob-controller");
}

/** The newest three that succeeded and the newest that failed are kept, unless it says otherwise. */
function forget(cluster: Cluster, cron: KubeObject): void {
  const over = jobsOf(cluster, cron).filter(isOver);
  const newestFirst = [...over].sort((a, b) =>
    b.metadata.creationTimestamp.localeCompare(a.metadata.creationTimestamp),
  );
  const keep = (jobs: readonly KubeObject[], count: number) => {
    for (const job of jobs.slice(count)) cluster.store.remove(job);
  };
  keep(
    newestFirst.filter(({ status }) => isComplete(status)),
    Number(cron.spec.successfulJobsHistoryLimit ?? 3),
  );
  keep(
    newestFirst.filter(({ status }) => !isComplete(status)),
    Number(cron.spec.failedJobsHistoryLimit ?? 1),
  );
}
