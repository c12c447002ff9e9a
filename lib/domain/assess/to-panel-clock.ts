import type { ReasonData } from "../reason";
import type { Assessment, Verdict } from "./model";

/** An answer on a source's clock, told on the panel's. `skewMs`: the source's clock minus the panel's. */
export function toPanelClock({ tier, reason, since, nextChangeAt = null }: Verdict, skewMs: number): Assessment {
  if (skewMs === 0) return { tier, reason, since, nextChangeAt };
  const correct = (at: number | null) => (at === null ? null : at - skewMs);
  return {
    tier,
    reason: { code: reason.code, data: withTimes(reason.data, skewMs) },
    since: correct(since),
    nextChangeAt: correct(nextChangeAt),
  };
}

function withTimes(data: ReasonData, skewMs: number): ReasonData {
  const corrected: Record<string, ReasonData[string]> = {};
  for (const [key, value] of Object.entries(data))
    corrected[key] = key.endsWith("At") && typeof value === "number" ? value - skewMs : value;
  return corrected;
}
