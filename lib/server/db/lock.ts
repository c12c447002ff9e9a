import "server-only";

export interface Lock {
  /** Waits its turn; the caller must call what it gets exactly once. */
  acquire(): Promise<() => void>;
}

/** First come, first served. */
export function createLock(): Lock {
  let tail: Promise<void> = Promise.resolve();
  return {
    acquire() {
      const { promise, resolve } = Promise.withResolvers<void>();
      const turn = tail.then(() => resolve);
      tail = tail.then(() => promise);
      return turn;
    },
  };
}
