import type { ConditionReport } from "../../cluster-report/object";
import type { PodContainerReport, PodReport } from "../../cluster-report/pods";
import { maskText } from "../../mask-secrets";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { manyRestarts, settledMs, windowMs } from "../recent-exits";
import { graces, overdue, until } from "./graces";
import { readinessBudgetMs } from "./readiness-budget";

/** What a pod's health depends on besides the pod. */
export interface PodContext {
  /** Epoch ms on the cluster's clock. */
  readonly now: number;
  /** Since when the kubelet of its node has not been heard; null: it is. */
  readonly nodeSilentAt: number | null;
  /** The Job that it belongs to has ended: what its pods did is the Job's to tell. */
  readonly ofFinishedJob: boolean;
}

const crashLoop = "CrashLoopBackOff";

/**
 * Reasons of a waiting container from which Kubernetes does not come back by itself, or only after somebody looked.
 *
 * @source kubernetes: pkg/kubelet/images/types.go, pkg/kubelet/container/sync_result.go, pkg/kubelet/kuberuntime.
 */
const fatal: ReadonlySet<string> = new Set([
  crashLoop,
  "ImagePullBackOff",
  "ErrImagePull",
  "ErrImageNeverPull",
  "InvalidImageName",
  "CreateContainerConfigError",
  "CreateContainerError",
  "RunContainerError",
  "ContainerCannotRun",
  "PostStartHookError",
]);

/** The health of one pod, on the cluster's clock; the loudest rule that holds. */
export function assessPod(pod: PodReport, context: PodContext): Verdict {
  const { now, nodeSilentAt } = context;
  if (pod.deletedAt !== null) return ending(pod, pod.deletedAt, now);
  if (pod.phase === "Succeeded") {
    const since = lastEnd(pod);
    return { tier: "neutral", reason: reason("health.pod-done", { exitedAt: since }), since };
  }
  if (context.ofFinishedJob)
    return { tier: "neutral", reason: reason("health.pod-of-finished-job"), since: lastEnd(pod) };
  if (pod.phase === "Failed") return failedPhase(pod);
  if (nodeSilentAt !== null) {
    const data = { node: pod.nodeName, sinceAt: nodeSilentAt };
    return { tier: "unknown", reason: reason("health.pod-node-silent", data), since: nodeSilentAt };
  }
  const all = [...pod.initContainers, ...pod.containers];
  const stuck = all.find(isFatal) ?? all.find((each) => isLooping(each, now));
  if (stuck) return waitingInVain(pod, stuck);
  if (pod.phase === "Pending") return pending(pod, now);
  if (pod.phase === "Unknown") return { tier: "unknown", reason: reason("health.pod-phase-unknown"), since: null };
  return running(pod, now);
}

const isFatal = ({ state }: PodContainerReport): boolean => state.kind === "waiting" && fatal.has(state.reason);

/**
 * Between two tries of a crash loop, or so shortly in the next one that it says nothing yet: the tier would flap with
 * each try. A container that runs for ten seconds has settled, as it has for Docker.
 */
function isLooping({ restartCount, state, lastState }: PodContainerReport, now: number): boolean {
  if (restartCount < manyRestarts) return false;
  if (state.kind === "terminated") return state.exitCode !== 0;
  const isYoung = state.kind === "running" && state.startedAt !== null && now < state.startedAt + settledMs;
  return isYoung && lastState?.kind === "terminated" && lastState.exitCode !== 0;
}

const condition = (pod: PodReport, type: string): ConditionReport | undefined =>
  pod.conditions.find((each) => each.type === type);

function lastEnd(pod: PodReport): number | null {
  let at: number | null = null;
  for (const { state } of pod.containers)
    if (state.kind === "terminated" && state.finishedAt !== null) at = Math.max(at ?? 0, state.finishedAt);
  return at;
}

function failedPhase(pod: PodReport): Verdict {
  const since = lastEnd(pod) ?? condition(pod, "Ready")?.changedAt ?? null;
  const ended = pod.containers.find(({ state }) => state.kind === "terminated" && state.exitCode !== 0);
  if (pod.reason === "" && ended?.state.kind === "terminated") {
    const { exitCode, reason: why, finishedAt } = ended.state;
    const data = { container: ended.name, exitCode, why, exitedAt: finishedAt };
    return { tier: "failed", reason: reason("health.pod-exited", data), since };
  }
  // Evicted, NodeLost, DeadlineExceeded, UnexpectedAdmissionError: the kubelet's own words.
  return {
    tier: "failed",
    reason: reason("health.pod-failed", { why: pod.reason, message: maskText(pod.message) }),
    since,
  };
}

/**
 * Kubernetes writes down by when a pod is to be gone, so its grace is in the time already.
 *
 * @source kubernetes API conventions, metadata.deletionTimestamp.
 */
function ending(pod: PodReport, goneBy: number, now: number): Verdict {
  const since = goneBy - pod.graceSeconds * 1_000;
  const { isOver, at } = overdue(goneBy, graces.terminatingMs, now);
  if (isOver) return { tier: "warning", reason: reason("health.pod-ends-late", { goneByAt: goneBy }), since };
  return { tier: "progressing", reason: reason("health.pod-ending"), since, nextChangeAt: at };
}

function waitingInVain(pod: PodReport, { name, state, lastState, restartCount }: PodContainerReport): Verdict {
  const waiting = state.kind === "waiting" ? state : { reason: crashLoop, message: "" };
  const init = pod.initContainers.some((each) => each.name === name && !each.sidecar);
  const ended = state.kind === "terminated" ? state : lastState?.kind === "terminated" ? lastState : null;
  const since = ended?.finishedAt ?? condition(pod, "Ready")?.changedAt ?? pod.createdAt;
  if (waiting.reason === crashLoop) {
    const last = { exitCode: ended?.exitCode ?? null, why: ended?.reason ?? "", exitedAt: ended?.finishedAt ?? null };
    const data = { container: name, init, restarts: restartCount, ...last };
    const settles = state.kind === "running" && state.startedAt !== null ? state.startedAt + settledMs : null;
    return { tier: "failed", reason: reason("health.pod-crash-loop", data), since, nextChangeAt: settles };
  }
  // A runtime repeats the command that it could not start.
  const data = { container: name, init, why: waiting.reason, message: maskText(waiting.message) };
  return { tier: "failed", reason: reason("health.pod-waits-in-vain", data), since };
}

function pending(pod: PodReport, now: number): Verdict {
  const scheduled = condition(pod, "PodScheduled");
  if (scheduled?.status === "False") {
    const since = scheduled.changedAt ?? pod.createdAt;
    const { isOver, at } = overdue(since, graces.unschedulableMs, now);
    const why = reason("health.pod-unschedulable", { message: maskText(scheduled.message) });
    return isOver
      ? { tier: "failed", reason: why, since }
      : { tier: "progressing", reason: why, since, nextChangeAt: at };
  }
  const broken = pod.initContainers.find(hasFailed);
  if (broken) return { ...failedBefore(broken), nextChangeAt: null };
  const atWork = pod.initContainers.find(({ state, sidecar }) => state.kind === "running" && !sidecar);
  const busy = atWork ?? [...pod.initContainers, ...pod.containers].find(({ state }) => state.kind === "waiting");
  const init = pod.initContainers.some((each) => each.name === busy?.name);
  // What an init container does may take as long as it takes.
  const { isOver, at } = atWork
    ? { isOver: false, at: null }
    : overdue(pod.startedAt ?? pod.createdAt, graces.pendingMs, now);
  const data = { container: busy?.name ?? "", init, why: busy?.state.kind === "waiting" ? busy.state.reason : "" };
  const since = pod.createdAt;
  if (isOver) return { tier: "warning", reason: reason("health.pod-pending-long", data), since };
  return { tier: "progressing", reason: reason("health.pod-pending", data), since, nextChangeAt: at };
}

/** An init container that ended badly and is about to be tried again. */
const hasFailed = ({ state }: PodContainerReport): boolean => state.kind === "terminated" && state.exitCode !== 0;

function failedBefore({ name, state, lastState, restartCount }: PodContainerReport): Verdict {
  const ended = state.kind === "terminated" ? state : lastState?.kind === "terminated" ? lastState : null;
  const data = { container: name, exitCode: ended?.exitCode ?? null, why: ended?.reason ?? "", restarts: restartCount };
  const since = ended?.finishedAt ?? null;
  return { tier: "warning", reason: reason("health.pod-restarting", { ...data, exitedAt: since }), since };
}

function running(pod: PodReport, now: number): Verdict {
  const all = [...pod.initContainers.filter((each) => each.sidecar), ...pod.containers];
  const ready = condition(pod, "Ready");
  const isReady = ready?.status === "True";
  const recent = recentTrouble(pod, all, now);
  if (!isReady) {
    const unready = all.find((each) => !each.ready && !(each.state.kind === "terminated" && each.state.exitCode === 0));
    const before = unready && unready.lastState?.kind === "terminated" ? unready : undefined;
    const ended = unready?.state.kind === "terminated" ? unready : before;
    if (ended) return until(failedBefore(ended), recent?.nextChangeAt ?? null);
    return young(pod, unready, ready, now);
  }
  if (recent) return recent;
  const since = ready?.changedAt ?? pod.startedAt;
  return { tier: "ok", reason: reason("health.pod-ready", { containers: pod.containers.length }), since };
}

/** Running and not ready: it may still be starting, as long as its own probes give it. */
function young(
  pod: PodReport,
  unready: PodContainerReport | undefined,
  ready: ConditionReport | undefined,
  now: number,
): Verdict {
  const startedAt = unready?.state.kind === "running" ? unready.state.startedAt : pod.startedAt;
  const budget = unready ? readinessBudgetMs(pod, unready) : 0;
  const { isOver, at } = overdue(startedAt ?? pod.createdAt, budget + graces.unreadyMs, now);
  const data = { container: unready?.name ?? "", probe: unready ? readinessProbe(pod, unready.name) : "" };
  const since = ready?.changedAt ?? startedAt;
  if (isOver) return { tier: "warning", reason: reason("health.pod-not-ready", data), since };
  return { tier: "progressing", reason: reason("health.pod-starting", data), since, nextChangeAt: at };
}

/** Its path may bear a token. */
const readinessProbe = (pod: PodReport, name: string): string =>
  maskText(
    pod.template.containers.find((each) => each.name === name)?.probes.find(({ kind }) => kind === "readiness")?.does ??
      "",
  );

/**
 * Ready, but something ended badly a moment ago. All that the cluster keeps of the past is the last end of each
 * container and how often it was restarted; the count tells of the window only while the pod is younger than that.
 */
function recentTrouble(pod: PodReport, all: readonly PodContainerReport[], now: number): Verdict | null {
  let found: Verdict | null = null;
  const youngUntil = pod.createdAt === null ? null : pod.createdAt + windowMs;
  for (const each of all) {
    const { name, lastState, restartCount } = each;
    if (lastState?.kind !== "terminated" || lastState.finishedAt === null) {
      found ??= restartedUnseen(each, now);
      continue;
    }
    const { finishedAt, exitCode, reason: why } = lastState;
    const endsAt = finishedAt + windowMs;
    if (now >= endsAt) continue;
    const isMemory = why === "OOMKilled";
    const many = restartCount >= manyRestarts && youngUntil !== null && now < youngUntil;
    if (!isMemory && exitCode === 0 && !many) continue;
    const data = { container: name, exitCode, why, exitedAt: finishedAt, restarts: restartCount };
    const code = isMemory ? "health.pod-out-of-memory" : many ? "health.pod-restarts" : "health.pod-exited-recently";
    const nextChangeAt = many && youngUntil !== null ? Math.min(endsAt, youngUntil) : endsAt;
    const verdict: Verdict = { tier: "warning", reason: reason(code, data), since: finishedAt, nextChangeAt };
    if (!found || isMemory) found = until(verdict, found?.nextChangeAt ?? null);
    else found = until(found, nextChangeAt);
  }
  return found;
}

/** A kubelet may forget how the run before ended: that it was restarted is all that is left. */
function restartedUnseen({ name, state, restartCount }: PodContainerReport, now: number): Verdict | null {
  const startedAt = state.kind === "running" ? state.startedAt : null;
  if (restartCount === 0 || startedAt === null || now >= startedAt + windowMs) return null;
  const why = reason("health.pod-restarted-unseen", { container: name, startedAt, restarts: restartCount });
  return { tier: "warning", reason: why, since: startedAt, nextChangeAt: startedAt + windowMs };
}
