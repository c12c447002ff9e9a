import type { Assessment, Verdict } from "./model";

/** An answer on a source's clock, told on the panel's. `skewMs`: the source's clock minus the panel's. */
export function toPanelClock(
  { tier, reason: { code, data }, since, nextChangeAt = null }: Verdict,
  skewMs: number,
): Assessment {
  const correct = (at: number | null) => (at === null ? null : at - skewMs);
  const corrected = Object.entries(data).map(([key, value]) => [
    key,
    key.endsWith("At") && typeof value === "number" ? value - skewMs : value,
  ]);
  return {
    tier,
    reason: { code, data: Object.fromEntries(corrected) },
    since: correct(since),
    nextChangeAt: correct(nextChangeAt),
  };
}
