import type { ReplicaSetReport } from "../../cluster-report/workloads";
import { maskText } from "../../mask-secrets";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { graces, overdue } from "./graces";
import { alive, areStarting, because, lastProgressAt, troubled, unlessTroubled, type WorkloadContext } from "./pods-of";
import { scaledTo0 } from "./scaled-to-0";

/** A ReplicaSet that no Deployment stands over; those of a Deployment are its revisions. */
export function assessReplicaSet(it: ReplicaSetReport, { now, pods }: WorkloadContext): Verdict {
  const { desired, ready, available, replicas } = it;
  const counted = { ready, desired };
  const living = alive(pods);
  if (it.deletedAt !== null) return { tier: "progressing", reason: reason("health.deleting"), since: it.deletedAt };
  const failure = it.conditions.find(({ type, status }) => type === "ReplicaFailure" && status === "True");
  if (failure) {
    const data = { why: failure.reason, message: maskText(failure.message), ...counted };
    return { tier: "failed", reason: reason("health.replica-failure", data), since: failure.changedAt };
  }
  if (it.generation > it.observedGeneration)
    return { tier: "progressing", reason: reason("health.not-observed"), since: null };
  if (desired === 0) return scaledTo0(replicas);
  const since = lastProgressAt(it.createdAt, living);
  if (available < desired) {
    const { isOver, at } = overdue(since, graces.shortOfPodsMs, now);
    const starting = reason("health.starting-pods", counted);
    if (areStarting(living)) return { tier: "progressing", reason: starting, since };
    return isOver || troubled(living)
      ? { tier: "warning", reason: because(living, counted, reason("health.short-of-pods", { available })), since }
      : { tier: "progressing", reason: starting, since, nextChangeAt: at };
  }
  return unlessTroubled({ tier: "ok", reason: reason("health.pods-ready", counted), since }, living, counted);
}
