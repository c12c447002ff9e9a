import "server-only";
import { sleep } from "@/lib/server/sources/backoff";

/**
 * Holds a reader to so many bytes a second: who waits for it reads no further, and the server writes no further to a
 * stream that nobody reads. After a quiet time as much as a second's worth passes at once.
 */
export function createBytePace(bytesPerSecond: number, signal: AbortSignal): (bytes: number) => Promise<void> {
  let free = bytesPerSecond;
  let at = performance.now();
  return async (bytes) => {
    const now = performance.now();
    free = Math.min(bytesPerSecond, free + ((now - at) / 1000) * bytesPerSecond) - bytes;
    at = now;
    if (free < 0) await sleep((-free / bytesPerSecond) * 1000, signal);
  };
}
