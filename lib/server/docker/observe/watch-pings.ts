import "server-only";
import { sleep } from "@/lib/server/sources/backoff";
import type { Caller } from "../caller";

const everyMs = 3_000;
const missesUntilSilent = 2;
/** Woken this late, the process was stopped or the machine slept; the engine drops events for readers that don't read. */
const sleptMs = 2_000;

/**
 * Pings on a connection of its own, since a silent event stream may be quiet or dead. The ping's own deadline is 2 s, so
 * an engine that stops answering is found within 8 s. Ends after `onSilent`.
 */
export async function watchPings(
  caller: Caller,
  on: { signal: AbortSignal; onSkew: (ms: number) => void; onSilent: (error: unknown) => void; onSlept: () => void },
): Promise<void> {
  let misses = 0;
  for (let dueAt = performance.now() + everyMs; ; dueAt = Math.max(dueAt + everyMs, performance.now())) {
    await sleep(dueAt - performance.now(), on.signal);
    if (on.signal.aborted) return;
    if (performance.now() - dueAt > sleptMs) on.onSlept();
    try {
      const { clockSkewMs } = await caller.ping();
      misses = 0;
      if (clockSkewMs !== null) on.onSkew(clockSkewMs);
    } catch (error) {
      misses++;
      if (misses >= missesUntilSilent) return on.onSilent(error);
    }
  }
}
