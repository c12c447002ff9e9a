import type { ClusterReport } from "../cluster-report";

/** What the controller says of a CronJob whose time came and nothing was started. @source kubernetes, pkg/controller/cronjob. */
const missed: ReadonlySet<string> = new Set(["MissSchedule", "TooManyMissedTimes", "FailedNeedsStart", "FailedCreate"]);

/**
 * When each CronJob last missed its schedule, as far as the cluster's events still tell; by "namespace/name", epoch ms on
 * the cluster's clock.
 */
export function missedSchedules(events: ClusterReport["objects"]["Event"]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { reason, about, lastAt, firstAt } of events.values()) {
    const at = lastAt ?? firstAt;
    if (about.kind !== "CronJob" || at === null || !missed.has(reason)) continue;
    const key = `${about.namespace}/${about.name}`;
    found.set(key, Math.max(found.get(key) ?? at, at));
  }
  return found;
}
