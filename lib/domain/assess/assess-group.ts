import { type Counts, type Health, noCounts, type Tier, tiers } from "../health";
import { reason } from "../reason";
import type { SourceStatus } from "../source";

/** One member of a stack, host or zone. A one-off compose container is shown but does not count for its service. */
export interface Member {
  readonly name: string;
  readonly health: Health;
  readonly oneOff: boolean;
  readonly breach: boolean;
}

/**
 * A group's health is its loudest member's, with the counts. An empty group is neutral: it says nothing.
 *
 * @returns `since` is the loudest member's, the earliest where several are equally loud.
 */
export function assessGroup(members: readonly Member[]): { health: Health; counts: Counts } {
  const counting = members.filter((member) => !member.oneOff);
  const counts: Record<keyof Counts, number> = { ...noCounts };
  for (const { health, breach } of counting) {
    counts[health.tier]++;
    if (breach) counts.breach++;
  }
  const tier = tiers.find((each) => counts[each] > 0);
  if (!tier) return { health: { tier: "neutral", reason: reason("group.empty"), since: null }, counts };
  const loudest = counting.filter(({ health }) => health.tier === tier);
  const times = loudest.map(({ health }) => health.since).filter((since) => since !== null);
  const data = { tier, count: loudest.length, total: counting.length, ok: counts.ok, worst: loudest[0]?.name ?? "" };
  const since = times.length > 0 ? Math.min(...times) : null;
  return { health: { tier, reason: reason("group.members", data), since }, counts };
}

/** Adds up counts of groups, as a zone does with its hosts. */
export function sumCounts(all: readonly Counts[]): Counts {
  const sum: Record<keyof Counts, number> = { ...noCounts };
  for (const counts of all) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key];
  return sum;
}

/**
 * Nothing is known of what a silent source reported: unknown replaces every tier, with the time since when, and what it
 * was last seen as. `live` sources leave the health as it is.
 */
export function overrideStale(health: Health, source: Pick<SourceStatus, "state" | "since">): Health {
  if (source.state === "live") return health;
  const last: Tier | null = health.tier === "unknown" ? null : health.tier;
  return {
    tier: "unknown",
    reason: reason("health.source-silent", { sinceAt: source.since, last }),
    since: source.since,
  };
}
