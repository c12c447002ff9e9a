import type { Cluster } from "../cluster.ts";
import { isGoing, isOwnedBy, type KubeObject, stamp } from "../objects.ts";
import { type Condition, conditionOf, type WantedCondition, withConditions } from "../with-conditions.ts";
import { endPod, isReady, makePod, podName } from "./pods-of.ts";

const firstRetryMs = 10_000;

/** Pods until one after the other has succeeded as often as is asked for, or failed more often than is allowed. */
export function runJobs(cluster: Cluster): void {
  for (const job of cluster.store.list("Job")) if (!isOver(job)) tend(cluster, job);
  for (const job of cluster.store.list("Job")) if (isOver(job)) forget(cluster, job);
}

export const isOver = ({ status }: KubeObject): boolean => isComplete(status) || hasFailed(status);
export const isComplete = (status: KubeObject["status"]): boolean => is(status, "Complete");
const hasFailed = (status: KubeObject["status"]): boolean => is(status, "Failed");
const is = (status: KubeObject["status"], type: string): boolean =>
  conditionOf(status?.conditions as Condition[] | undefined, type)?.status === "True";

function tend(cluster: Cluster, job: KubeObject): void {
  const { spec } = job;
  const pods = cluster.store.list("Pod", job.metadata.namespace).filter((pod) => isOwnedBy(pod, job));
  const ended = (phase: string) => pods.filter(({ status }) => status?.phase === phase);
  const active = pods.filter((pod) => !isGoing(pod) && !["Succeeded", "Failed"].includes(pod.status?.phase));
  const [succeeded, failed] = [ended("Succeeded").length, ended("Failed").length];
  const completions = Number(spec.completions ?? 1);
  const over = endOf({ succeeded, failed, completions, limit: Number(spec.backoffLimit ?? 6) });
  const now = cluster.now();

  if (spec.suspend === true) for (const pod of active) endPod(cluster, pod);
  else if (!over && active.length < Math.min(Number(spec.parallelism ?? 1), completions - succeeded)) {
    const lastEnd = Math.max(0, ...ended("Failed").map(endedAt));
    const retryAt = failed === 0 ? 0 : lastEnd + firstRetryMs * 2 ** (failed - 1);
    if (now >= retryAt) makePod(cluster, job, spec.template, { name: podName(cluster, job) });
    else cluster.wakeAt(retryAt);
  }
  if (over) {
    const said = over.type === "Complete" ? "Job completed" : over.message;
    const type = over.type === "Complete" ? "Normal" : "Warning";
    cluster.event(job, type, over.type === "Complete" ? "Completed" : over.reason, said, "job-controller");
  }
  cluster.store.update(job, {
    status: {
      ...job.status,
      active: over ? 0 : active.length,
      ready: active.filter(isReady).length,
      succeeded,
      failed,
      startTime: job.status?.startTime ?? stamp(now),
      ...(over?.type === "Complete" ? { completionTime: stamp(now) } : {}),
      conditions: withConditions(job.status?.conditions, now, over ? [{ ...over, status: true }] : suspension(job)),
    },
  });
}

const suspension = ({ spec, status }: KubeObject): WantedCondition[] => {
  const isKnown = conditionOf(status?.conditions as Condition[] | undefined, "Suspended") !== undefined;
  if (spec.suspend === true)
    return [{ type: "Suspended", status: true, reason: "JobSuspended", message: "Job suspended" }];
  return isKnown ? [{ type: "Suspended", status: false, reason: "JobResumed", message: "Job resumed" }] : [];
};

function endOf(counts: { succeeded: number; failed: number; completions: number; limit: number }) {
  const { succeeded, failed, completions, limit } = counts;
  if (succeeded >= completions)
    return { type: "Complete", reason: "CompletionsReached", message: "Reached expected number of succeeded pods" };
  if (failed <= limit) return null;
  return {
    type: "Failed",
    reason: "BackoffLimitExceeded",
    message: "Job has reached the specified backoff limit",
  };
}

const endedAt = ({ status }: KubeObject): number =>
  Math.max(
    0,
    ...((status?.containerStatuses ?? []) as { state: { terminated?: { finishedAt: string } } }[]).map(({ state }) =>
      Date.parse(state.terminated?.finishedAt ?? "1970-01-01"),
    ),
  );

function forget(cluster: Cluster, job: KubeObject): void {
  const { ttlSecondsAfterFinished: ttl } = job.spec;
  if (ttl === undefined) return;
  const conditions = job.status?.conditions as Condition[] | undefined;
  const over = conditionOf(conditions, "Complete") ?? conditionOf(conditions, "Failed");
  const goneAt = Date.parse(over?.lastTransitionTime ?? "") + Number(ttl) * 1_000;
  if (cluster.now() >= goneAt) cluster.store.remove(job);
  else cluster.wakeAt(goneAt);
}
