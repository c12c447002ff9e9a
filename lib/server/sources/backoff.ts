import "server-only";

const firstMs = 250;

/**
 * How long to wait before attempt `attempt` (0, 1, 2 …): anything between 250 ms and a bound that doubles up to
 * `longestMs`, so that many panels or engines don't knock in step.
 */
export function backoffMs(attempt: number, longestMs: number, random: () => number = Math.random): number {
  const bound = Math.min(longestMs, firstMs * 2 ** Math.min(attempt + 1, 10));
  return firstMs + random() * Math.max(0, bound - firstMs);
}

/** Resolves after `ms`, or at once when `signal` aborts. Doesn't keep the process alive. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || ms <= 0) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    timer.unref?.();
    signal.addEventListener("abort", done, { once: true });
  });
}
