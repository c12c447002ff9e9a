import type { StatefulSetReport } from "../../cluster-report/workloads";
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
import { scaledTo0 } from "./scaled-to-0";

/**
 * A StatefulSet has no deadline of its own: it is stalled when nothing has come or become ready for a minute and a half though
 * something has to. A partition holds pods back on purpose: they are not missing from a rollout.
 */
export function assessStatefulSet(it: StatefulSetReport, { now, pods }: WorkloadContext): Verdict {
  const { desired, ready, updated, replicas, partition } = it;
  const counted = { ready, desired };
  const living = alive(pods);
  if (it.deletedAt !== null) return { tier: "progressing", reason: reason("health.deleting"), since: it.deletedAt };
  if (it.generation > it.observedGeneration)
    return { tier: "progressing", reason: reason("health.not-observed"), since: null };
  if (desired === 0) return scaledTo0(replicas);
  const since = lastProgressAt(it.createdAt, living);
  const stalled = overdue(since, graces.stallMs, now);
  const differs = it.currentRevision !== it.updateRevision && it.updateRevision !== "";
  const wanted = Math.max(0, desired - partition);
  const isRolling = differs && it.strategy === "RollingUpdate" && updated < wanted;
  const rolling = reason("health.rolling-out", { updated, available: ready, replicas, desired: wanted });
  const short = reason("health.short-of-pods", { available: ready });
  if (ready < desired) {
    const why = because(living, counted, isRolling ? rolling : short);
    const starting = reason("health.starting-pods", counted);
    // Pods that are still within their own probes' patience give the whole theirs.
    if (areStarting(living)) return { tier: "progressing", reason: isRolling ? rolling : starting, since };
    if (stalled.isOver) return { tier: hasFailed(living) ? "failed" : "warning", reason: why, since };
    const grace = overdue(since, graces.shortOfPodsMs, now);
    if (troubled(living) || (grace.isOver && !isRolling))
      return { tier: "warning", reason: why, since, nextChangeAt: stalled.at };
    const nextChangeAt = isRolling ? stalled.at : grace.at;
    return { tier: "progressing", reason: isRolling ? rolling : starting, since, nextChangeAt };
  }
  if (isRolling) {
    return stalled.isOver
      ? { tier: hasFailed(living) ? "failed" : "warning", reason: because(living, counted, rolling), since }
      : { tier: "progressing", reason: rolling, since, nextChangeAt: stalled.at };
  }
  if (differs && it.strategy === "OnDelete" && updated < desired)
    return { tier: "neutral", reason: reason("health.waits-for-delete", { updated, desired }), since: null };
  return unlessTroubled({ tier: "ok", reason: reason("health.pods-ready", counted), since }, living, counted);
}
