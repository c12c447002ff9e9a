import { expect, test } from "vitest";
import type { ClusterReport } from "../cluster-report";
import type { WorkloadChange } from "./change";
import { lookAtChange } from "./look-at-change";

const restart: WorkloadChange = { kind: "rollout-restart", at: "2026-01-01T00:00:00Z" };
const base = {
  ...{ namespace: "shop", name: "web", uid: "u", generation: 3, observedGeneration: 3, desired: 3, conditions: [] },
  ...{
    paused: false,
    replicas: 3,
    updated: 3,
    ready: 3,
    available: 3,
    partition: 0,
    currentRevision: "b",
    updateRevision: "b",
  },
};
type Kind = "Deployment" | "StatefulSet" | "DaemonSet";

function look(
  over: object,
  change: WorkloadChange = restart,
  kind: Kind = "Deployment",
  state = "live",
  lateSince: number | null = null,
) {
  const object = "gone" in over ? [] : [["shop/web", { ...base, ...over }]];
  const report = {
    kinds: { [kind]: { state } },
    objects: { [kind]: new Map(object as []) },
  } as unknown as ClusterReport;
  const written = { kind, namespace: "shop", name: "web", uid: "u", generation: 3, lateSince };
  const looked = lookAtChange(change, written, report);
  const why = "detail" in looked ? looked.detail : looked.state === "failed" ? looked.reason : looked.lost;
  return `${looked.state} ${why.code}`;
}

test("nothing counts before the change itself is reported and its controller has looked at it", () => {
  expect(look({ generation: 2, observedGeneration: 2 })).toBe("going workload.unobserved");
  expect(look({ generation: 4, observedGeneration: 3 })).toBe("going workload.unobserved");
  expect(look({})).toBe("done workload.rolled-out");
});

test("a Deployment: new ones, then the end of old ones, then ready ones", () => {
  expect(look({ updated: 1, replicas: 4 })).toBe("going workload.updating");
  expect(look({ updated: 3, replicas: 4 })).toBe("going workload.ending-old");
  expect(look({ available: 2 })).toBe("going workload.becoming-ready");
  expect(look({ paused: true })).toBe("failed workload.paused-meanwhile");
  const late = { type: "Progressing", reason: "ProgressDeadlineExceeded", message: "late" };
  expect(look({ updated: 1, conditions: [late] })).toBe("failed workload.deadline");
});

test("a deadline that was missed before the change says nothing of it; one that is missed after it does", () => {
  const late = { type: "Progressing", reason: "ProgressDeadlineExceeded", message: "late", changedAt: 7 };
  const undo: WorkloadChange = { kind: "rollout-undo", to: { name: "web-1", number: 1 } };
  const over = { replicas: 4, conditions: [late] };
  expect(look(over, undo, "Deployment", "live", 7)).toBe("going workload.ending-old");
  expect(look(over, undo, "Deployment", "live", 6)).toBe("failed workload.deadline");
  expect(look(over, undo)).toBe("failed workload.deadline");
});

test("a StatefulSet is whole when its new revision is the current one, or what its partition lets through is new", () => {
  const set = (over: object) => look(over, restart, "StatefulSet");
  expect(set({ updated: 2, updateRevision: "c" })).toBe("going workload.updating");
  expect(set({ updated: 3, updateRevision: "c" })).toBe("going workload.updating");
  expect(set({ updated: 1, updateRevision: "c", partition: 2 })).toBe("done workload.rolled-out");
  expect(set({ updated: 0, updateRevision: "c", partition: 2 })).toBe("going workload.updating");
  expect(set({ available: 2 })).toBe("going workload.becoming-ready");
});

test("a DaemonSet: on each node a new one that is ready", () => {
  expect(look({ updated: 2 }, restart, "DaemonSet")).toBe("going workload.updating");
  expect(look({ available: 2 }, restart, "DaemonSet")).toBe("going workload.becoming-ready");
  expect(look({}, restart, "DaemonSet")).toBe("done workload.rolled-out");
});

test("scaling is done with exactly so many, and what somebody else asked for meanwhile is said", () => {
  const scale: WorkloadChange = { kind: "scale", replicas: 3 };
  expect(look({}, scale)).toBe("done workload.scaled");
  expect(look({ replicas: 5 }, scale)).toBe("going workload.ending-old");
  expect(look({ replicas: 2, available: 2 }, scale)).toBe("going workload.becoming-ready");
  expect(look({ desired: 7, generation: 4, observedGeneration: 4 }, scale)).toBe("failed workload.scaled-meanwhile");
});

test("what is not watched is not judged; what was made anew is not it any more", () => {
  expect(look({ gone: true }, restart, "Deployment", "behind")).toBe("unknown workload.kind-not-live");
  expect(look({ gone: true })).toBe("failed workload.gone");
  expect(look({ uid: "v" })).toBe("failed workload.made-anew");
});
