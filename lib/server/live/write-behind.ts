import "server-only";

export interface WriteBehind {
  /** Something is to be written: within a second, together with what comes until then. */
  request(): void;
  /** Writes now, and returns when it is done or has failed. */
  flush(): Promise<void>;
}

const collectMs = 1000;
const retryMs = 5000;

/**
 * Batches writes that nobody waits for. `save` writes all that is unsaved and forgets it only once it is written: a
 * database that can't be written for a while loses nothing.
 */
export function createWriteBehind(save: () => Promise<void>): WriteBehind {
  let timer: NodeJS.Timeout | null = null;
  let saving: Promise<void> = Promise.resolve();
  const schedule = (delay: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      void run();
    }, delay);
    timer.unref();
  };
  const run = () => {
    saving = saving.then(save).catch(() => schedule(retryMs));
    return saving;
  };
  return {
    request: () => schedule(collectMs),
    async flush() {
      if (timer) clearTimeout(timer);
      timer = null;
      await run();
    },
  };
}
