import type { ConditionReport } from "../../cluster-report/object";
import type { DeploymentReport } from "../../cluster-report/workloads";
import { maskText } from "../../mask-secrets";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { graces, overdue } from "./graces";
import { alive, because, hasFailed, troubled, unlessTroubled, type WorkloadContext } from "./pods-of";
import { scaledTo0 } from "./scaled-to-0";

/**
 * A Deployment by its controller's own word, and by its pods where they know more: why too few are available, and that a
 * rollout is stuck long before its deadline (600 s unless somebody wrote another) says so.
 *
 * @source kubernetes.io "Deployment status"; kubectl's rollout status.
 */
export function assessDeployment(it: DeploymentReport, { now, pods }: WorkloadContext): Verdict {
  const { desired, ready, available, updated, replicas } = it;
  const counted = { ready, desired };
  const living = alive(pods);
  const progressing = conditionOf(it, "Progressing");
  const failure = conditionOf(it, "ReplicaFailure");
  const availability = conditionOf(it, "Available");

  if (it.deletedAt !== null) return { tier: "progressing", reason: reason("health.deleting"), since: it.deletedAt };
  if (failure?.status === "True") {
    const data = { why: failure.reason, message: maskText(failure.message), ...counted };
    return { tier: "failed", reason: reason("health.replica-failure", data), since: failure.changedAt };
  }
  if (progressing?.status === "False" && !it.paused && desired > 0) {
    const stuck = reason("health.deadline-exceeded", { message: progressing.message });
    return { tier: "failed", reason: because(living, counted, stuck), since: progressing.changedAt };
  }
  if (it.generation > it.observedGeneration)
    return { tier: "progressing", reason: reason("health.not-observed"), since: null };
  if (desired === 0) return scaledTo0(replicas, progressing?.changedAt ?? null);

  const isDone = progressing === undefined || progressing.reason === "NewReplicaSetAvailable";
  const isRolling = !it.paused && (updated < desired || replicas > updated || !isDone);
  const isStarting = living.length >= desired && !troubled(living);
  if (available === 0) {
    const since = availability?.status === "False" ? availability.changedAt : it.createdAt;
    const { isOver, at } = overdue(since, graces.shortOfPodsMs, now);
    const none = reason("health.none-available");
    if (isOver && (hasFailed(living) || !(isRolling || isStarting)))
      return { tier: "failed", reason: because(living, counted, none), since };
    if (troubled(living)) {
      return { tier: "warning", reason: because(living, counted, none), since, nextChangeAt: at };
    }
    if (!it.paused)
      return { tier: "progressing", reason: reason("health.starting-pods", counted), since, nextChangeAt: at };
  }
  if (isRolling) {
    const since = progressing?.changedAt ?? null;
    const rolling = reason("health.rolling-out", { updated, available, replicas, desired });
    const stuck = troubled(living);
    return stuck
      ? { tier: "warning", reason: because(living, counted, rolling), since: stuck.health.since }
      : { tier: "progressing", reason: rolling, since };
  }
  if (available < desired || availability?.status === "False") {
    const since = availability?.status === "False" ? availability.changedAt : null;
    const short = reason("health.short-of-pods", { available });
    if (isStarting) return { tier: "progressing", reason: reason("health.starting-pods", counted), since };
    return { tier: "warning", reason: because(living, counted, short), since };
  }
  if (it.paused) return { tier: "neutral", reason: reason("health.workload-paused", counted), since: null };
  const since = availability?.changedAt ?? null;
  return unlessTroubled({ tier: "ok", reason: reason("health.pods-ready", counted), since }, living, counted);
}

const conditionOf = ({ conditions }: DeploymentReport, type: string): ConditionReport | undefined =>
  conditions.find((each) => each.type === type);
