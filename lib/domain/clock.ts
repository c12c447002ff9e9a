/** A time of an engine's on the panel's clock. `skewMs`: engine's clock minus the panel's. */
export const onPanelClock = (at: number | null, skewMs: number): number | null => (at === null ? null : at - skewMs);

/** The clocks of events, of inspects and of a measured skew differ by less than this. */
const slackMs = 5_000;

/**
 * A time ahead of the clock that it was read from: it was written before that clock was set back. It is past all the
 * same, though nobody knows for how long. Both in epoch ms, on one clock.
 */
export const isAhead = (at: number, now: number): boolean => at > now + slackMs;
