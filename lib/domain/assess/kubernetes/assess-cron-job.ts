import type { CronJobReport, JobReport } from "../../cluster-report/workloads";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { assessJob, endOfJob, failedJob } from "./assess-job";
import type { WorkloadContext } from "./pods-of";

interface Runs {
  /** Its Jobs as far as they are kept, the newest first. */
  readonly jobs: readonly JobReport[];
  /** When it last missed its schedule, as far as events still tell. */
  readonly missedAt: number | null;
}

/** A CronJob is as its newest run is. Suspended is what a person wanted, whatever its last run did. */
export function assessCronJob(it: CronJobReport, { jobs, missedAt }: Runs, context: WorkloadContext): Verdict {
  const { lastScheduledAt, lastSucceededAt, schedule } = it;
  if (it.deletedAt !== null) return { tier: "progressing", reason: reason("health.deleting"), since: it.deletedAt };
  if (it.suspended) return { tier: "neutral", reason: reason("health.suspended"), since: null };
  const running = jobs.find((job) => !endOfJob(job));
  const ended = jobs.find((job) => endOfJob(job));
  const end = ended ? endOfJob(ended) : null;
  if (ended && end?.failed) return failedJob(ended, end.at);
  if (running) {
    const { tier, reason: why, since } = assessJob(running, context);
    return tier === "warning" || tier === "unknown"
      ? { tier, reason: why, since }
      : { tier: "progressing", reason: reason("health.cron-active", { job: running.name }), since };
  }
  if (it.active.length > 0)
    return {
      tier: "progressing",
      reason: reason("health.cron-active", { job: it.active[0] ?? "" }),
      since: lastScheduledAt,
    };
  if (missedAt !== null && missedAt > (lastScheduledAt ?? 0)) {
    const data = { schedule, missedAt };
    return { tier: "warning", reason: reason("health.cron-missed", data), since: missedAt };
  }
  // The end of a run is written down a moment after its Job's; a Job that is there and complete says the same.
  const succeededAt = Math.max(lastSucceededAt ?? 0, end?.failed === false ? (end.at ?? 0) : 0);
  // A run that somebody started by hand counts, whatever the schedule has done so far.
  if (lastScheduledAt === null && succeededAt === 0)
    return { tier: "neutral", reason: reason("health.cron-never", { schedule }), since: it.createdAt };
  if (lastScheduledAt !== null && succeededAt < lastScheduledAt) {
    const data = { scheduledAt: lastScheduledAt, succeededAt: succeededAt || null };
    return { tier: "warning", reason: reason("health.cron-unfinished", data), since: lastScheduledAt };
  }
  return { tier: "ok", reason: reason("health.cron-succeeded", { endedAt: succeededAt }), since: succeededAt };
}
