import "server-only";

/** Failures that say the engine can't be reached at all, as opposed to answers it gave. */
const failuresToOpen = 3;
const openMs = 2_000;

export interface CircuitBreaker {
  /** False while callers are to be refused at once. After a pause one caller is let through to try. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
  /** Opened from outside (the watchdog found the engine silent) until a success, which its pings go on looking for. */
  trip(): void;
}

/** Keeps callers from queueing behind an engine that isn't answering. `now` is any clock in ms. */
export function createCircuitBreaker(now: () => number = () => performance.now()): CircuitBreaker {
  let failures = 0;
  let openUntil: number | null = null;
  return {
    allows() {
      if (openUntil === null) return true;
      if (now() < openUntil) return false;
      openUntil = now() + openMs;
      return true;
    },
    succeeded() {
      failures = 0;
      openUntil = null;
    },
    failed() {
      failures++;
      if (failures >= failuresToOpen) openUntil = Math.max(openUntil ?? 0, now() + openMs);
    },
    trip() {
      openUntil = Number.POSITIVE_INFINITY;
    },
  };
}
