import { expect, test } from "vitest";
import type { PodReport } from "../../cluster-report/pods";
import type { ProbeReport } from "../../cluster-report/templates";
import { condition, containerSpec, ended, pod, podContainer, template } from "../../publish/pod-samples";
import { t0 as now } from "../../publish/samples";
import { assessPod, type PodContext } from "./assess-pod";

const minutes = (count: number) => count * 60_000;
const seconds = (count: number) => count * 1_000;
const assess = (over: Partial<PodReport>, context: Partial<PodContext> = {}) => {
  const {
    tier,
    reason,
    nextChangeAt = null,
  } = assessPod(pod("p", over), {
    now,
    nodeSilentAt: null,
    ofFinishedJob: false,
    ...context,
  });
  return { tier, code: reason.code.replace("health.pod-", ""), in: nextChangeAt === null ? null : nextChangeAt - now };
};
const waiting = (reason: string) => ({ kind: "waiting", reason, message: "" }) as const;
const since = (ms: number) => ({ kind: "running", startedAt: now - ms }) as const;
const unready = (over: Parameters<typeof podContainer>[1] = {}): Partial<PodReport> => ({
  conditions: [condition("Ready", "False")],
  containers: [podContainer("app", { ready: false, ...over })],
});
const readiness: ProbeReport = {
  kind: "readiness",
  does: "http :80/",
  initialDelayMs: seconds(10),
  periodMs: seconds(10),
  timeoutMs: seconds(1),
  failureThreshold: 3,
};

test.each([
  "CrashLoopBackOff",
  "ImagePullBackOff",
  "ErrImagePull",
  "ErrImageNeverPull",
  "InvalidImageName",
  "CreateContainerError",
  "CreateContainerConfigError",
  "RunContainerError",
  "ContainerCannotRun",
  "PostStartHookError",
])("failed: a container or an init container waits with %s", (reason) => {
  const stuck = [podContainer("app", { ready: false, state: waiting(reason) })];
  expect(assess({ phase: "Pending", containers: stuck }).tier).toBe("failed");
  expect(assess({ phase: "Pending", initContainers: stuck }).tier).toBe("failed");
});

test("failed: its phase is, whatever the kubelet calls it", () => {
  expect(assess({ phase: "Failed", reason: "Evicted", message: "low on disk" })).toMatchObject({
    tier: "failed",
    code: "failed",
  });
  expect(assess({ phase: "Failed", containers: [podContainer("app", { state: ended(3, now) })] })).toMatchObject({
    tier: "failed",
    code: "exited",
  });
});

test("failed: no node takes it and its grace is over; progressing before, and it says until when", () => {
  const nowhere = (ms: number): Partial<PodReport> => ({
    phase: "Pending",
    nodeName: "",
    containers: [],
    conditions: [condition("PodScheduled", "False", { reason: "Unschedulable", changedAt: now - ms })],
  });
  expect(assess(nowhere(seconds(44)))).toEqual({ tier: "progressing", code: "unschedulable", in: seconds(1) });
  expect(assess(nowhere(seconds(45)))).toEqual({ tier: "failed", code: "unschedulable", in: null });
});

test("failed: a crash loop is one between its tries, and in the first ten seconds of each", () => {
  const loop = (state: ReturnType<typeof ended> | ReturnType<typeof since>, restartCount = 4): Partial<PodReport> => ({
    containers: [podContainer("app", { restartCount, state, lastState: ended(2, now - seconds(20)) })],
  });
  expect(assess(loop(ended(2, now)))).toMatchObject({ tier: "failed", code: "crash-loop" });
  expect(assess(loop(since(seconds(4))))).toEqual({ tier: "failed", code: "crash-loop", in: seconds(6) });
  expect(assess(loop(since(seconds(10)))).tier).toBe("warning");
  expect(assess(loop(since(seconds(4)), 1)).tier).toBe("warning");
});

test("warning: running, not ready, with a run before it that ended", () => {
  expect(assess(unready({ restartCount: 1, lastState: ended(1, now - minutes(30)) }))).toMatchObject({
    tier: "warning",
    code: "restarting",
  });
});

test("warning: ready, but a run before ended badly within ten minutes, and then no longer", () => {
  const recent = (exitCode: number, ms: number, reason?: string): Partial<PodReport> => ({
    containers: [podContainer("app", { restartCount: 1, lastState: ended(exitCode, now - ms, reason) })],
  });
  expect(assess(recent(1, minutes(9)))).toEqual({ tier: "warning", code: "exited-recently", in: minutes(1) });
  expect(assess(recent(137, minutes(9), "OOMKilled"))).toEqual({
    tier: "warning",
    code: "out-of-memory",
    in: minutes(1),
  });
  expect(assess(recent(1, minutes(10)))).toEqual({ tier: "ok", code: "ready", in: null });
  expect(assess(recent(0, minutes(1)))).toMatchObject({ tier: "ok" });
});

test("warning: three restarts in ten minutes, as far as a pod that young can prove it", () => {
  const young = (ms: number): Partial<PodReport> => ({
    createdAt: now - ms,
    containers: [
      podContainer("app", { restartCount: 3, state: since(minutes(1)), lastState: ended(0, now - minutes(1)) }),
    ],
  });
  expect(assess(young(minutes(9)))).toEqual({ tier: "warning", code: "restarts", in: minutes(1) });
  expect(assess(young(minutes(10)))).toMatchObject({ tier: "ok" });
});

test("warning: restarted within ten minutes though the kubelet has forgotten how the run before ended", () => {
  const forgotten = (ms: number) =>
    assess({ containers: [podContainer("app", { restartCount: 1, state: since(ms) })] });
  expect(forgotten(minutes(9))).toEqual({ tier: "warning", code: "restarted-unseen", in: minutes(1) });
  expect(forgotten(minutes(10)).tier).toBe("ok");
});

test("warning: not ready for longer than its own probes give it; progressing before", () => {
  const started = (ms: number): Partial<PodReport> => ({
    ...unready({ state: since(ms) }),
    template: template("app", { containers: [containerSpec("app", { probes: [readiness] })] }),
  });
  // 10 s of delay, three times 10 s, 1 s for the last answer, and 30 s on top.
  expect(assess(started(seconds(70)))).toEqual({ tier: "progressing", code: "starting", in: seconds(1) });
  expect(assess(started(seconds(71)))).toEqual({ tier: "warning", code: "not-ready", in: null });
  expect(assess(unready({ state: since(seconds(29)) }))).toMatchObject({ tier: "progressing", in: seconds(1) });
});

test("progressing: images are pulled, init containers work; a warning when that takes ten minutes", () => {
  const creating = (ms: number): Partial<PodReport> => ({
    phase: "Pending",
    startedAt: now - ms,
    conditions: [condition("PodScheduled")],
    containers: [podContainer("app", { ready: false, state: waiting("ContainerCreating") })],
  });
  expect(assess(creating(minutes(9)))).toEqual({ tier: "progressing", code: "pending", in: minutes(1) });
  expect(assess(creating(minutes(10)))).toEqual({ tier: "warning", code: "pending-long", in: null });
  const initialising = [podContainer("migrate", { ready: false, state: since(minutes(50)) })];
  expect(assess({ ...creating(minutes(50)), initContainers: initialising })).toEqual({
    tier: "progressing",
    code: "pending",
    in: null,
  });
});

test("progressing: ending; a warning a minute after it was to be gone", () => {
  expect(assess({ deletedAt: now - seconds(59) })).toEqual({ tier: "progressing", code: "ending", in: seconds(1) });
  expect(assess({ deletedAt: now - seconds(60) })).toEqual({ tier: "warning", code: "ends-late", in: null });
  expect(assess({ deletedAt: now - seconds(60), phase: "Failed" })).toMatchObject({ code: "ends-late" });
});

test("neutral: succeeded, or left of a Job that has ended", () => {
  expect(assess({ phase: "Succeeded" })).toMatchObject({ tier: "neutral", code: "done" });
  expect(assess({ phase: "Failed" }, { ofFinishedJob: true })).toMatchObject({ tier: "neutral" });
});

test("unknown: nobody hears its node's kubelet", () => {
  expect(assess({}, { nodeSilentAt: now - minutes(1) })).toMatchObject({ tier: "unknown", code: "node-silent" });
});

test("ok: ready", () => {
  expect(assess({})).toEqual({ tier: "ok", code: "ready", in: null });
});

test("the words of kubelets and schedulers, and a probe's path, are told without what looks like a secret", () => {
  const context = { now, nodeSilentAt: null, ofFinishedJob: false };
  const message = "run --token=hunter2 is not there";
  const masked = "run --token=•••••• is not there";
  const dataOf = (over: Partial<PodReport>) => assessPod(pod("p", over), context).reason.data;
  const state = { kind: "waiting", reason: "RunContainerError", message } as const;
  expect(dataOf({ containers: [podContainer("app", { ready: false, state })] })).toMatchObject({ message: masked });
  expect(dataOf({ phase: "Failed", reason: "StartError", message })).toMatchObject({ message: masked });
  const unscheduled = condition("PodScheduled", "False", { message });
  expect(dataOf({ phase: "Pending", conditions: [unscheduled] })).toMatchObject({ message: masked });
  const probes = [{ ...readiness, does: "http :80/healthz?token=hunter2" }];
  const probed = { ...unready(), template: template("app", { containers: [containerSpec("app", { probes })] }) };
  expect(dataOf(probed)).toMatchObject({ probe: "http :80/healthz?token=••••••" });
});
