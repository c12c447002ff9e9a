import "server-only";

export interface Pace {
  /** Something changed: run at once, or, within `intervalMs` of the last run, once when that has passed. */
  request(): void;
  stop(): void;
}

/**
 * A lone change goes out at once, a crowd is batched: the first request after a quiet moment runs in the same turn of
 * the event loop (after the caller is done, so that changes made together travel together).
 */
export function createPace({ intervalMs, run }: { intervalMs: number; run: () => void }): Pace {
  let lastRun = Number.NEGATIVE_INFINITY;
  let scheduled = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const fire = () => {
    timer = null;
    scheduled = false;
    if (stopped) return;
    lastRun = performance.now();
    run();
  };
  return {
    request() {
      if (scheduled || stopped) return;
      scheduled = true;
      const wait = lastRun + intervalMs - performance.now();
      if (wait <= 0) queueMicrotask(fire);
      else timer = setTimeout(fire, wait);
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
