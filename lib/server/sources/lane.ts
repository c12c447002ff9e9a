import "server-only";

export interface Lane {
  /** Rejects with the signal's reason where that is aborted before it was the task's turn. */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Lets `width` tasks run at once; the others wait in order, and leave the line when their signal aborts. */
export function createLane(width: number): Lane {
  let running = 0;
  const waiting: (() => void)[] = [];

  const next = () => {
    running--;
    waiting.shift()?.();
  };

  const enter = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        signal.removeEventListener("abort", leave);
        running++;
        resolve();
      };
      const leave = () => {
        const place = waiting.indexOf(start);
        if (place >= 0) waiting.splice(place, 1);
        reject(signal.reason);
      };
      if (signal.aborted) return leave();
      if (running < width) return start();
      waiting.push(start);
      signal.addEventListener("abort", leave, { once: true });
    });

  return {
    async run(task, signal) {
      await enter(signal);
      try {
        return await task();
      } finally {
        next();
      }
    },
  };
}
