import "server-only";
import { pause } from "./engine-troubles";

/** How long a source may be missing after a start before its operation is given up. */
const graceMs = 60_000;

/** The source, as soon as it is there; null if it doesn't come. @throws The signal's reason once the panel is closing. */
export async function waitForSource<T>(find: () => T | null, signal: AbortSignal): Promise<T | null> {
  const deadline = performance.now() + graceMs;
  for (;;) {
    const source = find();
    if (source || performance.now() > deadline) return source;
    await pause(500, signal);
    signal.throwIfAborted();
  }
}
