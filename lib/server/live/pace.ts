import "server-only";

export interface Pace {
  /** Something changed: run at once, or, within `intervalMs` of the last run (or its rest), once when that has passed. */
  request(): void;
  /** Runs at once what was asked for and waits. */
  flush(): void;
  stop(): void;
}

/**
 * A lone change goes out at once, a crowd is batched: the first request after a quiet moment runs in the same turn of
 * the event loop (after the caller is done, so that changes made together travel together). A run that took long is
 * followed by as long a rest: whatever comes in, the process has time for others.
 */
export function createPace({ intervalMs, run }: { intervalMs: number; run: () => void }): Pace {
  let nextRun = Number.NEGATIVE_INFINITY;
  let scheduled = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const fire = () => {
    timer = null;
    if (stopped || !scheduled) return;
    scheduled = false;
    const startedAt = performance.now();
    run();
    const endedAt = performance.now();
    nextRun = Math.max(startedAt + intervalMs, endedAt + (endedAt - startedAt));
  };
  return {
    request() {
      if (scheduled || stopped) return;
      scheduled = true;
      const wait = nextRun - performance.now();
      if (wait <= 0) queueMicrotask(fire);
      else timer = setTimeout(fire, wait);
    },
    flush() {
      if (timer) clearTimeout(timer);
      if (scheduled) fire();
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
