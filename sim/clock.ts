/** An engine's own clock: the machine's, and as wrong as it was told to be. Epoch ms. */
export interface Clock {
  now(): number;
  skewMs: number;
}

export function createClock(): Clock {
  const clock = { skewMs: 0, now: () => Date.now() + clock.skewMs };
  return clock;
}

/** As Docker writes it, with nanoseconds. */
export const rfc3339 = (ms: number | null): string =>
  ms === null ? "0001-01-01T00:00:00Z" : new Date(ms).toISOString().replace("Z", "000000Z");
