import "server-only";
import { vi } from "vitest";

/** Long enough for a machine that does everything else at the same time. */
const patienceMs = 30_000;

/** For tests: resolves once `assertion` throws no more; rejects with what it threw last. */
export const eventually = <T>(assertion: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(assertion, { timeout: patienceMs, interval: 5 });

/** For tests: resolves once `holds` gives something true; rejects after `timeout` ms, showing what did not. */
export const until = (holds: () => unknown, timeout = patienceMs): Promise<void> =>
  vi.waitFor(
    () => {
      if (!holds()) throw new Error(`still not so: ${holds}`);
    },
    { timeout, interval: 5 },
  );
