import { type Counts, type Health, noCounts, type Tier, tiers } from "../health";
import { reason } from "../reason";
import type { SourceStatus } from "../source";

/** One member of a stack, host or zone. A one-off compose container is shown but does not count for its service. */
export interface Member {
  readonly name: string;
  readonly health: Health;
  readonly oneOff: boolean;
}

/**
 * All that a group's health needs of its members, so that a zone adds up what its engines have counted and does not ask
 * each container again.
 */
export interface Summary {
  readonly tiers: Readonly<Record<Tier, number>>;
  /** Of the loudest tier; null where nothing counts. */
  readonly loudest: {
    readonly tier: Tier;
    /** The first of them by the order of the members. */
    readonly worst: string;
    /** The earliest that is known. */
    readonly since: number | null;
  } | null;
}

const loudness: Readonly<Record<Tier, number>> = Object.fromEntries(tiers.map((tier, i) => [tier, i])) as never;

export function summarise(members: readonly Member[]): Summary {
  const counts = { ...noCounts };
  let worst: Member | null = null;
  let since: number | null = null;
  for (const member of members) {
    if (member.oneOff) continue;
    const { health } = member;
    counts[health.tier]++;
    const order: number = worst === null ? -1 : loudness[health.tier] - loudness[worst.health.tier];
    if (order > 0) continue;
    if (order < 0) [worst, since] = [member, health.since];
    else if (health.since !== null) since = since === null ? health.since : Math.min(since, health.since);
  }
  return { tiers: counts, loudest: worst && { tier: worst.health.tier, worst: worst.name, since } };
}

/** One summary of several; of equally loud members the one of the first summary is named. */
export function sumUp(summaries: Iterable<Summary>): Summary {
  const counts = { ...noCounts };
  let loudest: Summary["loudest"] = null;
  for (const each of summaries) {
    for (const tier of tiers) counts[tier] += each.tiers[tier];
    loudest = louder(loudest, each.loudest);
  }
  return { tiers: counts, loudest };
}

function louder(a: Summary["loudest"], b: Summary["loudest"]): Summary["loudest"] {
  if (a === null || b === null) return a ?? b;
  if (a.tier !== b.tier) return loudness[a.tier] < loudness[b.tier] ? a : b;
  if (b.since === null || (a.since !== null && a.since <= b.since)) return a;
  return { ...a, since: b.since };
}

/**
 * A group's health is its loudest member's, with the counts. An empty group is neutral: it says nothing.
 *
 * @param breach - Findings of severity high that touch the group.
 * @returns `since` is the loudest member's, the earliest where several are equally loud.
 */
export function assessGroup(
  { tiers: counted, loudest }: Summary,
  breach: number,
): { readonly health: Health; readonly counts: Counts } {
  const counts = { ...counted, breach };
  if (!loudest) return { health: { tier: "neutral", reason: reason("group.empty"), since: null }, counts };
  const { tier, worst, since } = loudest;
  const total = tiers.reduce((sum, each) => sum + counted[each], 0);
  const data = { tier, count: counted[tier], total, ok: counted.ok, worst };
  return { health: { tier, reason: reason("group.members", data), since }, counts };
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
