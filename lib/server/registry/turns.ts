import "server-only";
import { RegistryError } from "./errors";

/** So many at work at once; others wait for their turn. */
export interface Turns {
  /** @throws RegistryError, `busy`, when `signal` is aborted before it was its turn. */
  take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createTurns(atOnce: number): Turns {
  let free = atOnce;
  const waiting = new Set<() => void>();

  const turn = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        signal.removeEventListener("abort", leave);
        waiting.delete(begin);
        free -= 1;
        resolve();
      };
      const leave = () => {
        waiting.delete(begin);
        reject(new RegistryError("busy"));
      };
      if (signal.aborted) return leave();
      if (free > 0) return begin();
      signal.addEventListener("abort", leave, { once: true });
      waiting.add(begin);
    });

  return {
    async take(work, signal) {
      await turn(signal);
      try {
        return await work();
      } finally {
        free += 1;
        const [next] = waiting;
        next?.();
      }
    },
  };
}
