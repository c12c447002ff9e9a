import "server-only";
import { trouble } from "../trouble";

export interface Deadline {
  /** Aborts when nothing was heard for so long, or with the outer signal and its reason. */
  readonly signal: AbortSignal;
  /** Something was heard: the time begins anew, from now on with `ms` if given. */
  extend(ms?: number): void;
  clear(): void;
}

export function createDeadline(ms: number, outer: AbortSignal): Deadline {
  const controller = new AbortController();
  let lasts = ms;
  let timer: NodeJS.Timeout;
  const start = () => {
    timer = setTimeout(() => controller.abort(trouble("timeout", "")), lasts);
  };
  const cancel = () => controller.abort(outer.reason);
  start();
  if (outer.aborted) cancel();
  outer.addEventListener("abort", cancel, { once: true });
  return {
    signal: controller.signal,
    extend(next = lasts) {
      lasts = next;
      clearTimeout(timer);
      start();
    },
    clear() {
      clearTimeout(timer);
      outer.removeEventListener("abort", cancel);
    },
  };
}
