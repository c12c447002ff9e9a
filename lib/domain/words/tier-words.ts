import type { Tier } from "../health";

export const tierWords = {
  failed: "Failed",
  warning: "Warning",
  unknown: "Unknown",
  progressing: "Progressing",
  ok: "Healthy",
  neutral: "Neutral",
} as const satisfies Record<Tier, string>;

/** In the middle of a sentence: "3 failed", "last seen healthy". */
export const tierWord = (tier: string): string => (tierWords[tier as Tier] ?? tier).toLowerCase();
