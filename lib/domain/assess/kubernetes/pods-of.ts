import type { PodReport } from "../../cluster-report/pods";
import { type Tier, tiers } from "../../health";
import { type Reason, reason } from "../../reason";
import type { Verdict } from "../model";
import { latest, until } from "./graces";

export interface PodHealth {
  readonly pod: PodReport;
  readonly health: Verdict;
}

/** What a workload's health is told from, besides its own object. Times on the cluster's clock. */
export interface WorkloadContext {
  readonly now: number;
  /** Of all its revisions; empty where pods may not be read. */
  readonly pods: readonly PodHealth[];
}

export interface Counted {
  readonly ready: number;
  readonly desired: number;
}

/** Pods that still count: not ended, not on their way out. */
export const alive = (pods: readonly PodHealth[]): readonly PodHealth[] =>
  pods.filter(({ pod }) => pod.deletedAt === null && pod.phase !== "Succeeded" && pod.phase !== "Failed");

const loudness = (tier: Tier): number => tiers.indexOf(tier);

/** The loudest pod that has something to tell; of equals the first by name. Null: none is failed, in warning or unknown. */
export function troubled(pods: readonly PodHealth[]): PodHealth | null {
  let found: PodHealth | null = null;
  for (const each of pods) {
    const { tier } = each.health;
    if (tier !== "failed" && tier !== "warning" && tier !== "unknown") continue;
    if (!found || loudness(tier) < loudness(found.health.tier)) found = each;
  }
  return found;
}

export const hasFailed = (pods: readonly PodHealth[]): boolean => pods.some(({ health }) => health.tier === "failed");

/**
 * A workload's reason: what the loudest of its pods says, with whose it is and how many are ready; where no pod says
 * anything, `fallback`.
 */
export function because(pods: readonly PodHealth[], counted: Counted, fallback: Reason): Reason {
  const loudest = troubled(pods);
  const { ready, desired } = counted;
  if (!loudest) return reason(fallback.code, { ...fallback.data, ready, desired });
  const { code, data } = loudest.health.reason;
  return reason(code, { ...data, pod: loudest.pod.name, ready, desired });
}

/** Pods that are not ready and still within what they may take; none of the others has anything to tell. */
export const areStarting = (pods: readonly PodHealth[]): boolean =>
  !troubled(pods) && pods.some(({ health }) => health.tier === "progressing");

/**
 * What is well by its own counts, while one of its pods is not: a pod that ran out of memory a moment ago is ready
 * again and nobody would see it.
 */
export function unlessTroubled(verdict: Verdict, pods: readonly PodHealth[], counted: Counted): Verdict {
  const loudest = troubled(pods);
  if (!loudest) return verdict;
  const why = because(pods, counted, verdict.reason);
  const tier = loudest.health.tier === "unknown" ? "unknown" : "warning";
  return until({ tier, reason: why, since: loudest.health.since }, verdict.nextChangeAt ?? null);
}

/**
 * When something last came or became ready: what a stall is counted from, where a kind has no deadline of its own. A pod
 * that goes on being restarted becomes ready now and then without getting anywhere, so of it only its birth counts.
 */
export const lastProgressAt = (createdAt: number | null, pods: readonly PodHealth[]): number | null =>
  latest([
    createdAt,
    ...pods.flatMap(({ pod }) => {
      const steady = pod.containers.every(({ restartCount }) => restartCount === 0);
      const ready = pod.conditions.find(({ type }) => type === "Ready");
      return [pod.createdAt, steady ? ready?.changedAt : null];
    }),
  ]);
