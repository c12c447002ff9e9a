import { expect, test } from "vitest";
import type { ConditionReport } from "../../cluster-report/object";
import type { DaemonSetReport, DeploymentReport, StatefulSetReport } from "../../cluster-report/workloads";
import type { Tier } from "../../health";
import { cronJob, daemonSet, deployment, job, replicaSet, statefulSet } from "../../publish/cluster-samples";
import { condition, pod } from "../../publish/pod-samples";
import { t0 as now } from "../../publish/samples";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { assessCronJob } from "./assess-cron-job";
import { assessDaemonSet } from "./assess-daemon-set";
import { assessDeployment } from "./assess-deployment";
import { assessJob } from "./assess-job";
import { assessReplicaSet } from "./assess-replica-set";
import { assessStatefulSet } from "./assess-stateful-set";
import type { PodHealth } from "./pods-of";

const seconds = (count: number) => count * 1_000;
const minutes = (count: number) => count * 60_000;
const hour = minutes(60);

/** Pods of these tiers, made so long ago. */
const pods = (tiers: readonly Tier[], ageMs = hour): PodHealth[] =>
  tiers.map((tier, i) => ({
    pod: pod(`p${i}`, { createdAt: now - ageMs, conditions: [condition("Ready", "True", { changedAt: now - ageMs })] }),
    health: { tier, reason: reason("health.pod-waits-in-vain", { why: "ErrImagePull" }), since: now - ageMs },
  }));
const brief = ({ tier, reason: { code }, nextChangeAt = null }: Verdict) =>
  `${tier} ${code.replace("health.", "")}${nextChangeAt === null ? "" : ` in ${(nextChangeAt - now) / 1_000} s`}`;

const rolling = (over: Partial<ConditionReport> = {}) => [
  condition("Available"),
  condition("Progressing", "True", { reason: "ReplicaSetUpdated", ...over }),
];
const none = (ms: number) => [
  condition("Available", "False", { changedAt: now - ms }),
  condition("Progressing", "True", { reason: "NewReplicaSetAvailable" }),
];

test.each<[string, Partial<DeploymentReport>, readonly Tier[], string]>([
  [
    "past its deadline",
    { conditions: [condition("Progressing", "False", { reason: "ProgressDeadlineExceeded" })] },
    [],
    "failed deadline-exceeded",
  ],
  [
    "past its deadline, and a pod says why",
    { conditions: [condition("Progressing", "False")] },
    ["failed"],
    "failed pod-waits-in-vain",
  ],
  ["its pods can't be made", { conditions: [condition("ReplicaFailure")] }, [], "failed replica-failure"],
  [
    "none available for a minute",
    { desired: 2, ready: 0, available: 0, conditions: none(minutes(1)) },
    [],
    "failed none-available",
  ],
  [
    "none available, not yet for a minute",
    { desired: 2, ready: 0, available: 0, conditions: none(seconds(50)) },
    ["failed"],
    "warning pod-waits-in-vain in 10 s",
  ],
  [
    "none available because it has just begun",
    { ready: 0, available: 0, conditions: rolling() },
    ["progressing"],
    "progressing starting-pods",
  ],
  ["too few available", { desired: 3, ready: 2, available: 2 }, ["ok", "ok"], "warning short-of-pods"],
  [
    "too few available, the missing one just starting",
    { desired: 3, ready: 2, available: 2 },
    ["ok", "ok", "progressing"],
    "progressing starting-pods",
  ],
  [
    "Available is False",
    { desired: 2, conditions: [condition("Available", "False")] },
    ["ok"],
    "warning short-of-pods",
  ],
  ["its change is not taken up", { generation: 2 }, [], "progressing not-observed"],
  ["not all updated", { desired: 2, updated: 1, conditions: rolling() }, ["ok", "ok"], "progressing rolling-out"],
  [
    "old pods left over",
    { desired: 2, replicas: 3, conditions: rolling() },
    ["ok", "ok", "ok"],
    "progressing rolling-out",
  ],
  [
    "updated ones not available yet",
    { desired: 2, available: 1, ready: 1, conditions: rolling() },
    ["ok", "progressing"],
    "progressing rolling-out",
  ],
  [
    "a new pod that can't start, long before the deadline",
    { desired: 2, updated: 1, conditions: rolling() },
    ["ok", "failed"],
    "warning pod-waits-in-vain",
  ],
  ["paused", { paused: true }, ["ok"], "neutral workload-paused"],
  [
    "paused in the middle of a rollout",
    { paused: true, desired: 2, updated: 1 },
    ["ok", "ok"],
    "neutral workload-paused",
  ],
  ["scaled to 0", { desired: 0 }, [], "neutral scaled-to-0"],
  ["scaled to 0, a pod still there", { desired: 0, replicas: 1 }, [], "progressing scaling-down"],
  ["all there", { desired: 2 }, ["ok", "ok"], "ok pods-ready"],
  ["all there, one ran out of memory a moment ago", { desired: 2 }, ["ok", "warning"], "warning pod-waits-in-vain"],
  ["being deleted", { deletedAt: now }, [], "progressing deleting"],
])("a Deployment, %s", (_, over, tiers, expected) => {
  expect(brief(assessDeployment(deployment("web", over), { now, pods: pods(tiers) }))).toMatch(
    new RegExp(`^${expected}`),
  );
});

test("pods that were evicted say nothing of a Deployment that has made others", () => {
  const [left] = pods(["failed"]);
  const evicted = left && { ...left, pod: { ...left.pod, phase: "Failed" as const } };
  const all = [...pods(["ok"]), ...(evicted ? [evicted] : [])];
  expect(assessDeployment(deployment("web"), { now, pods: all }).tier).toBe("ok");
});

test("why pods can't be made is told without what looks like a secret", () => {
  const conditions = [condition("ReplicaFailure", "True", { message: "webhook https://a:hunter2@b/ said no" })];
  const told = { message: "webhook https://a:••••••@b/ said no" };
  const nobody = { now, pods: [] };
  expect(assessDeployment(deployment("web", { conditions }), nobody).reason.data).toMatchObject(told);
  expect(assessReplicaSet(replicaSet("rs", { conditions }), nobody).reason.data).toMatchObject(told);
});

test("a ReplicaSet that nobody stands over", () => {
  const assess = (over: Parameters<typeof replicaSet>[1], tiers: readonly Tier[], ageMs = hour) =>
    brief(assessReplicaSet(replicaSet("rs", { createdAt: now - ageMs, ...over }), { now, pods: pods(tiers, ageMs) }));
  expect(assess({ conditions: [condition("ReplicaFailure")] }, [])).toBe("failed replica-failure");
  expect(assess({ desired: 2, ready: 1, available: 1 }, ["ok"])).toBe("warning short-of-pods");
  expect(assess({ desired: 2, ready: 1, available: 1 }, ["ok"], seconds(50))).toBe("progressing starting-pods in 10 s");
  expect(assess({ desired: 0 }, [])).toBe("neutral scaled-to-0");
  expect(assess({}, ["ok"])).toBe("ok pods-ready");
});

const late = seconds(90);
const differs = { currentRevision: "r1", updateRevision: "r2" };
test.each<[string, Partial<StatefulSetReport>, readonly Tier[], number, string]>([
  ["stalled with a failed pod", { desired: 2, ready: 0 }, ["failed"], late, "failed pod-waits-in-vain"],
  [
    "a failed pod, not yet stalled",
    { desired: 2, ready: 0 },
    ["failed"],
    seconds(80),
    "warning pod-waits-in-vain in 10 s",
  ],
  ["too few for a minute", { desired: 2, ready: 1 }, ["ok"], minutes(1), "warning short-of-pods in 30 s"],
  ["too few, not yet for a minute", { desired: 2, ready: 1 }, ["ok"], seconds(50), "progressing starting-pods in 10 s"],
  [
    "too few, and its pod still within its patience",
    { desired: 2, ready: 0 },
    ["progressing"],
    late,
    "progressing starting-pods",
  ],
  ["stalled without a failed pod", { desired: 2, ready: 1 }, ["ok", "warning"], late, "warning pod-waits-in-vain"],
  ["a rollout that is stalled", { desired: 2, updated: 0, ...differs }, ["ok", "ok"], late, "warning rolling-out"],
  [
    "revisions differ",
    { desired: 2, updated: 1, ...differs },
    ["ok", "ok"],
    seconds(10),
    "progressing rolling-out in 80 s",
  ],
  [
    "all that its partition lets are updated",
    { desired: 3, partition: 2, updated: 1, ...differs },
    ["ok"],
    hour,
    "ok pods-ready",
  ],
  [
    "OnDelete with a revision that waits",
    { strategy: "OnDelete", updated: 0, ...differs },
    ["ok"],
    hour,
    "neutral waits-for-delete",
  ],
  ["scaled to 0", { desired: 0 }, [], hour, "neutral scaled-to-0"],
  ["its change is not taken up", { generation: 2 }, [], hour, "progressing not-observed"],
  ["all there", { desired: 2 }, ["ok", "ok"], hour, "ok pods-ready"],
])("a StatefulSet, %s", (_, over, tiers, ageMs, expected) => {
  const it = statefulSet("db", { createdAt: now - ageMs, ...over });
  expect(brief(assessStatefulSet(it, { now, pods: pods(tiers, ageMs) }))).toBe(expected);
});

test.each<[string, Partial<DaemonSetReport>, readonly Tier[], number, string]>([
  [
    "stalled with a failed pod",
    { desired: 2, available: 1, unavailable: 1 },
    ["ok", "failed"],
    late,
    "failed pod-waits-in-vain",
  ],
  [
    "unavailable for a minute",
    { desired: 2, available: 1, unavailable: 1 },
    ["ok"],
    minutes(1),
    "warning short-of-pods",
  ],
  ["where it should not be", { desired: 1, misscheduled: 1 }, ["ok"], minutes(1), "warning misscheduled"],
  [
    "unavailable, not yet for a minute",
    { desired: 2, available: 1, unavailable: 1 },
    ["ok"],
    seconds(50),
    "progressing starting-pods in 10 s",
  ],
  ["not all updated", { desired: 2, updated: 1 }, ["ok", "ok"], seconds(10), "progressing rolling-out in 80 s"],
  ["no node is meant to run it", { desired: 0 }, [], hour, "neutral no-node-chosen"],
  ["OnDelete", { strategy: "OnDelete", desired: 2, updated: 0 }, ["ok", "ok"], hour, "neutral waits-for-delete"],
  ["all available", { desired: 2 }, ["ok", "ok"], hour, "ok pods-ready"],
])("a DaemonSet, %s", (_, over, tiers, ageMs, expected) => {
  const it = daemonSet("agent", { createdAt: now - ageMs, ...over });
  expect(brief(assessDaemonSet(it, { now, pods: pods(tiers, ageMs) }))).toBe(expected);
});

const complete = (ms: number) => ({
  active: 0,
  succeeded: 1,
  completedAt: now - ms,
  conditions: [condition("Complete")],
});
const failed = { active: 0, failed: 1, conditions: [condition("Failed", "True", { reason: "BackoffLimitExceeded" })] };
test.each<[string, Parameters<typeof job>[1], readonly Tier[], string]>([
  ["failed", failed, [], "failed job-failed"],
  ["failed once, with retries left", { failed: 1 }, [], "warning job-retries"],
  ["its pod can't start", {}, ["failed"], "warning pod-waits-in-vain"],
  ["its pod's node is silent", {}, ["unknown"], "unknown pod-waits-in-vain"],
  ["at work", {}, ["ok"], "progressing job-active"],
  ["suspended", { suspended: true, active: 0 }, [], "neutral suspended"],
  ["done a moment ago", complete(minutes(59)), [], "ok job-complete in 60 s"],
  ["done long ago", complete(hour), [], "neutral job-complete"],
])("a Job, %s", (_, over, tiers, expected) => {
  expect(brief(assessJob(job("backup", over), { now, pods: pods(tiers) }))).toBe(expected);
});

test.each<[string, Parameters<typeof cronJob>[1], readonly Parameters<typeof job>[1][], number | null, string]>([
  ["its newest run failed", {}, [failed, complete(hour)], null, "failed job-failed"],
  ["its newest run that ended failed, another is at work", {}, [{}, failed], null, "failed job-failed"],
  [
    "a run was begun and never succeeded, nothing is at work",
    { lastSucceededAt: now - 2 * hour },
    [],
    null,
    "warning cron-unfinished",
  ],
  ["it missed its schedule", {}, [], now - minutes(1), "warning cron-missed"],
  [
    "it has made up for a missed schedule",
    { lastScheduledAt: now, lastSucceededAt: now },
    [],
    now - minutes(1),
    "ok cron-succeeded",
  ],
  ["a run is at work", {}, [{}], null, "progressing cron-active"],
  ["suspended", { suspended: true }, [failed], null, "neutral suspended"],
  ["never begun", { lastScheduledAt: null, lastSucceededAt: null }, [], null, "neutral cron-never"],
  ["only run by hand", { lastScheduledAt: null, lastSucceededAt: null }, [complete(1)], null, "ok cron-succeeded"],
  ["run by hand long ago", { lastScheduledAt: null, lastSucceededAt: now - 9 }, [], null, "ok cron-succeeded"],
  ["its last run succeeded", {}, [complete(minutes(59))], null, "ok cron-succeeded"],
])("a CronJob, %s", (_, over, runs, missedAt, expected) => {
  const jobs = runs.map((run, i) => job(`run-${i}`, run));
  expect(brief(assessCronJob(cronJob("nightly", over), { jobs, missedAt }, { now, pods: [] }))).toBe(expected);
});
