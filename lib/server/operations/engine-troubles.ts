import "server-only";
import { type FailureKind, isBulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";

/** Nothing answered, so nothing is known: not an engine's no. What was asked may have been done all the same. */
const silent: ReadonlySet<FailureKind> = new Set([
  "refused",
  "unreachable",
  "dns",
  "timeout",
  "circuit-open",
  "socket-missing",
  "invalid-response",
]);

export const isSilent = (error: unknown): boolean => isBulkheadError(error) && silent.has(error.kind);

/** What a step says of its failure: the engine's own sentence is the datum that helps most. */
export const toStepFailure = (error: unknown): Reason =>
  isBulkheadError(error)
    ? reason("operation.failed", { kind: error.kind, message: error.message.slice(0, 500) })
    : reason("operation.failed", { kind: "unexpected", message: "Something failed that Bulkhead did not foresee." });

/**
 * Asks until the engine answers. An operation that has begun can't be given up because a cable is out: it waits, says
 * so, and goes on from what it then sees.
 *
 * @throws What the engine refused, or the signal's reason once the panel is closing.
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  options: { readonly signal: AbortSignal; readonly onWait: (error: unknown) => void },
): Promise<T> {
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
    options.signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!isSilent(error)) throw error;
      options.onWait(error);
      await pause(pauseMs, options.signal);
    }
  }
}

/** Ends early, without complaint, when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}
