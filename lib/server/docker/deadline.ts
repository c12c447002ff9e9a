import "server-only";
import { trouble } from "./trouble";

export interface Deadline {
  readonly signal: AbortSignal;
  /** Starts the time anew: for streams, whose limit is silence. */
  extend(): void;
  clear(): void;
}

/**
 * A signal that aborts after `ms`, or with `outer`. Its reason is the failure to report: an abort by `outer` is
 * "cancelled", not a timeout.
 */
export function createDeadline(ms: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const expire = () => controller.abort(trouble("timeout", `took longer than ${Math.round(ms / 1000)} s to answer.`));
  const cancel = () =>
    controller.abort(
      outer?.reason instanceof Error && "trouble" in outer.reason
        ? outer.reason
        : trouble("cancelled", "wasn't asked any more."),
    );
  let timer = setTimeout(expire, ms);
  if (outer?.aborted) cancel();
  outer?.addEventListener("abort", cancel, { once: true });
  return {
    signal: controller.signal,
    extend() {
      clearTimeout(timer);
      timer = setTimeout(expire, ms);
    },
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", cancel);
    },
  };
}
