// Jobs and CronJobs for every cell of the health table. A CronJob's minute makes most of its rows slow ones.
import { cronJob, job, sh } from "../objects.mjs";

const failingJob = { command: sh("echo disk full >&2; exit 9") };
const working = { command: sh("sleep 1000000") };
const quick = { command: sh("echo saved") };

const failedFor =
  (reason) =>
  ({ status }) =>
    status.conditions?.some((one) => one.type === "Failed" && one.status === "True" && one.reason === reason) ?? false;
const completed = ({ status }) =>
  status.conditions?.some(({ type, status: is }) => type === "Complete" && is === "True") ?? false;

const jobs = [
  {
    tier: "failed",
    name: "job-failed",
    row: "Failed: BackoffLimitExceeded",
    make: () => job("job-failed", failingJob),
    settled: failedFor("BackoffLimitExceeded"),
  },
  {
    tier: "failed",
    name: "job-over-deadline",
    row: "Failed: DeadlineExceeded",
    make: () => job("job-over-deadline", working, { activeDeadlineSeconds: 3 }),
    settled: failedFor("DeadlineExceeded"),
  },
  {
    tier: "failed",
    name: "job-by-policy",
    row: "Failed: PodFailurePolicy",
    make: () =>
      job("job-by-policy", failingJob, {
        backoffLimit: 6,
        podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [9] } }] },
      }),
    settled: failedFor("PodFailurePolicy"),
  },
  {
    tier: "warning",
    name: "job-retrying",
    row: "failed > 0 while retries remain",
    make: () => job("job-retrying", failingJob, { backoffLimit: 100 }),
    settled: ({ status }) => status.failed > 0,
  },
  {
    tier: "progressing",
    name: "job-running",
    row: "active",
    make: () => job("job-running", working),
    settled: ({ status }) => status.active === 1 && status.ready === 1,
  },
  {
    tier: "neutral",
    name: "job-suspended",
    row: "suspended",
    make: () => job("job-suspended", quick, { suspend: true }),
    settled: ({ status }) =>
      status.conditions?.some(({ type, status: is }) => type === "Suspended" && is === "True") ?? false,
  },
  {
    tier: "ok",
    name: "job-done",
    row: "Complete, fresh",
    make: () => job("job-done", quick),
    settled: completed,
  },
].map((row) => ({ kind: "Job", ...row }));

const children = ({ metadata }, { jobs: all }) =>
  all.filter((one) => one.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid));

/** Stays due for a year. */
const yearly = "0 0 1 1 *";

const cronJobs = [
  {
    tier: "failed",
    name: "cron-failed",
    row: "newest finished job failed",
    slow: true,
    make: () => cronJob("cron-failed", failingJob),
    settled: (found, all) => children(found, all).some(failedFor("BackoffLimitExceeded")),
  },
  {
    tier: "warning",
    name: "cron-cut-short",
    row: "last schedule newer than last success and nothing active",
    slow: true,
    // One run a day that began a minute ago, and whose job somebody deleted.
    make: () => cronJob("cron-cut-short", working, { schedule: soon(), timeZone: "UTC" }),
    steps: [
      {
        when: ({ status }) => status.active?.length === 1,
        act: (kubectl, { status }) => kubectl("delete", "job", status.active[0].name, "--wait=false"),
      },
    ],
    settled: ({ status }) => status.lastScheduleTime !== undefined && !status.active?.length,
  },
  {
    tier: "warning",
    name: "cron-missed",
    row: "missed its schedule: a quota",
    slow: true,
    inFull: true,
    make: () => cronJob("cron-missed", quick),
    settled: (_, { events }) =>
      events.some(({ reason, involvedObject }) => involvedObject.name === "cron-missed" && reason === "FailedCreate"),
  },
  {
    tier: "progressing",
    name: "cron-running",
    row: "a job is active",
    slow: true,
    make: () => cronJob("cron-running", working, { concurrencyPolicy: "Forbid" }),
    settled: ({ status }) => status.active?.length === 1,
  },
  {
    tier: "neutral",
    name: "cron-suspended",
    row: "suspended",
    make: () => cronJob("cron-suspended", quick, { suspend: true }),
    settled: ({ spec }) => spec.suspend,
  },
  {
    tier: "neutral",
    name: "cron-waiting",
    row: "never scheduled",
    make: () => cronJob("cron-waiting", quick, { schedule: yearly }),
    settled: ({ status }) => status.lastScheduleTime === undefined,
  },
  {
    tier: "ok",
    name: "cron-done",
    row: "last run succeeded",
    slow: true,
    make: () => cronJob("cron-done", quick),
    settled: ({ status }) => status.lastSuccessfulTime !== undefined && !status.active?.length,
  },
].map((row) => ({ kind: "CronJob", ...row }));

/** The next full minute but one, once a day, UTC. */
function soon() {
  const at = new Date(Date.now() + 75_000);
  return `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
}

export const jobRows = [...jobs, ...cronJobs];
