import { expect, test } from "vitest";
import type { Candidate } from "./candidate";
import { refuseChange } from "./refuse-change";

const web: Candidate = {
  ...{ kind: "Deployment", name: "web", replicas: 2, paused: false, isOnDelete: false, owner: null },
  ...{ autoscaler: null, uid: "u" },
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
