import type { DaemonSetReport } from "../../cluster-report/workloads";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { graces, overdue } from "./graces";
import {
  alive,
  areStarting,
  because,
  hasFailed,
  lastProgressAt,
  troubled,
  unlessTroubled,
  type WorkloadContext,
} from "./pods-of";

/** A DaemonSet, like a StatefulSet, has no deadline: it is stalled when nothing moved for a minute and a half though it has to. */
export function assessDaemonSet(it: DaemonSetReport, { now, pods }: WorkloadContext): Verdict {
  const { desired, ready, updated, available, unavailable, misscheduled } = it;
  const counted = { ready, desired };
  const living = alive(pods);
  if (it.deletedAt !== null) return { tier: "progressing", reason: reason("health.deleting"), since: it.deletedAt };
  if (it.generation > it.observedGeneration)
    return { tier: "progressing", reason: reason("health.not-observed"), since: null };
  if (desired === 0 && misscheduled === 0)
    return { tier: "neutral", reason: reason("health.no-node-chosen"), since: null };
  const since = lastProgressAt(it.createdAt, living);
  const rolls = it.strategy === "RollingUpdate";
  const isRolling = rolls && updated < desired;
  const missing = Math.max(unavailable, desired - available);
  const rolling = reason("health.rolling-out", { updated, available, replicas: desired, desired });
  if (missing > 0 || misscheduled > 0) {
    const short =
      missing > 0 ? reason("health.short-of-pods", { available }) : reason("health.misscheduled", { misscheduled });
    const why = because(living, counted, isRolling ? rolling : short);
    const starting = isRolling ? rolling : missing > 0 ? reason("health.starting-pods", counted) : short;
    if (missing > 0 && areStarting(living)) return { tier: "progressing", reason: starting, since };
    const stalled = overdue(since, graces.stallMs, now);
    if (stalled.isOver && hasFailed(living)) return { tier: "failed", reason: why, since };
    const grace = overdue(since, graces.shortOfPodsMs, now);
    if (grace.isOver || troubled(living))
      return { tier: "warning", reason: why, since, nextChangeAt: hasFailed(living) ? stalled.at : null };
    return { tier: "progressing", reason: starting, since, nextChangeAt: grace.at };
  }
  if (isRolling) {
    const { isOver, at } = overdue(since, graces.stallMs, now);
    return isOver
      ? { tier: hasFailed(living) ? "failed" : "warning", reason: because(living, counted, rolling), since }
      : { tier: "progressing", reason: rolling, since, nextChangeAt: at };
  }
  if (!rolls && updated < desired)
    return { tier: "neutral", reason: reason("health.waits-for-delete", { updated, desired }), since: null };
  return unlessTroubled({ tier: "ok", reason: reason("health.pods-ready", counted), since }, living, counted);
}
