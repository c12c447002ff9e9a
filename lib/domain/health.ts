import type { Reason } from "./reason";

/** Loudest first. `unknown` replaces every other tier when the source is stale. */
export const tiers = ["failed", "warning", "unknown", "progressing", "ok", "neutral"] as const;
export type Tier = (typeof tiers)[number];

/** What a node's health is, why, and since when (epoch ms, engine's clock corrected by its skew; null: not known). */
export interface Health {
  readonly tier: Tier;
  readonly reason: Reason;
  readonly since: number | null;
}

/** How many members of each tier a group holds, and how many breaches touch it. */
export type Counts = Readonly<Record<Tier, number>> & { readonly breach: number };

export const noCounts: Counts = { failed: 0, warning: 0, unknown: 0, progressing: 0, ok: 0, neutral: 0, breach: 0 };
