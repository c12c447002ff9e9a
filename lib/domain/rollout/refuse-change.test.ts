import { expect, test } from "vitest";
import type { Candidate } from "./candidate";
import { refuseChange } from "./refuse-change";

const web: Candidate = {
  ...{ kind: "Deployment", name: "web", replicas: 2, paused: false, isOnDelete: false, owner: null },
  ...{ autoscaler: null, uid: "u", suspended: false, end: null },
};
const why = (...asked: Parameters<typeof refuseChange>) => refuseChange(...asked)?.code ?? "allowed";

test("each kind of workload takes what it has", () => {
  expect(why("rollout-restart", web)).toBe("allowed");
  expect(why("rollout-restart", { ...web, kind: "CronJob" })).toBe("workload.refused.kind");
  expect(why("scale", { ...web, kind: "DaemonSet" })).toBe("workload.refused.kind");
  expect(why("rollout-pause", { ...web, kind: "StatefulSet" })).toBe("workload.refused.kind");
  expect(why("delete-pod", { ...web, kind: "Job" })).toBe("allowed");
});

test("what the cluster would accept and not do, or undo at once, is refused", () => {
  expect(why("rollout-restart", { ...web, paused: true })).toBe("workload.refused.paused");
  expect(why("rollout-undo", { ...web, paused: true })).toBe("workload.refused.paused");
  expect(why("set-image", { ...web, paused: true })).toBe("workload.refused.paused");
  expect(why("rollout-restart", { ...web, kind: "DaemonSet", isOnDelete: true })).toBe("workload.refused.on-delete");
  const autoscaler = { name: "auto", min: 1, max: 3 };
  expect(why("scale", { ...web, autoscaler })).toBe("workload.refused.autoscaler");
  const owned: Candidate = { ...web, kind: "ReplicaSet", owner: { kind: "Deployment", name: "web" } };
  expect(why("scale", owned)).toBe("workload.refused.owned");
  expect(why("scale", web, 2)).toBe("workload.refused.same-replicas");
  expect(why("scale", web, 0)).toBe("allowed");
  expect(why("rollout-pause", { ...web, paused: true })).toBe("workload.refused.paused-already");
  expect(why("rollout-resume", web)).toBe("workload.refused.not-paused");
});

test("a CronJob is suspended once and a Job is retried when it has failed, unless somebody else decides about it", () => {
  const nightly: Candidate = { ...web, kind: "CronJob", name: "nightly" };
  expect(why("cron-suspend", nightly)).toBe("allowed");
  expect(why("cron-suspend", { ...nightly, suspended: true })).toBe("workload.refused.suspended-already");
  expect(why("cron-resume", nightly)).toBe("workload.refused.not-suspended");
  // Also of one that is suspended: its schedule is, not what a person asks for.
  expect(why("run-now", { ...nightly, suspended: true })).toBe("allowed");
  expect(why("run-now", { ...web, kind: "Job" })).toBe("workload.refused.kind");
  const job: Candidate = { ...web, kind: "Job", end: "failed" };
  expect(why("retry-job", job)).toBe("allowed");
  expect(why("retry-job", { ...job, end: null })).toBe("workload.refused.not-ended");
  expect(why("retry-job", { ...job, end: "complete" })).toBe("workload.refused.succeeded");
  expect(why("retry-job", { ...job, owner: { kind: "CronJob", name: "nightly" } })).toBe("workload.refused.run-of");
});

test("only what is scaled has an autoscaler, and no workload is cordoned", () => {
  const autoscaler = { name: "auto", min: 1, max: 3 };
  expect(why("set-autoscaler", { ...web, autoscaler })).toBe("allowed");
  expect(why("set-autoscaler", web)).toBe("workload.refused.no-autoscaler");
  expect(why("set-autoscaler", { ...web, kind: "Job", autoscaler })).toBe("workload.refused.kind");
  expect(why("cordon", web)).toBe("workload.refused.kind");
});
