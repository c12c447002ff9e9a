/**
 * Which tab of a browser holds the stream. Web Locks decide where there are any. They need a secure context, and a panel
 * on http://192.168.1.5 has none: there the tabs agree over the BroadcastChannel, by term and then by id.
 */
export interface Election {
  /** The leader does not answer: lead in its stead. */
  takeOver(): void;
  /** The leader said goodbye. */
  leaderLeft(): void;
  /** What another tab says about itself. */
  hear(rival: Rival): void;
  stop(): void;
}

export interface Rival {
  readonly id: string;
  readonly term: number;
}

export interface ElectionOptions {
  readonly id: string;
  readonly onChange: (leading: boolean, term: number) => void;
  /** Ask the other tabs who leads. */
  readonly ask: () => void;
}

export const hold = (options: ElectionOptions): Election =>
  typeof navigator !== "undefined" && "locks" in navigator && navigator.locks
    ? holdByLock(options, navigator.locks)
    : holdByTerm(options);

const lockName = "bulkhead-live";

function holdByLock({ onChange }: ElectionOptions, locks: LockManager): Election {
  const abort = new AbortController();
  let release: (() => void) | null = null;
  const hold = (granted: Lock | null) =>
    new Promise<void>((resolve) => {
      if (!granted || abort.signal.aborted) return resolve();
      release = resolve;
      onChange(true, 0);
    });
  const request = (options: LockOptions) => {
    void locks.request(lockName, options, hold).catch(() => {
      if (abort.signal.aborted) return;
      // Stolen by a tab that heard nothing from this one: wait in the queue again, where a thief still stands.
      if (release) onChange(false, 0);
      release = null;
      if (!options.steal) request({ signal: abort.signal });
    });
  };
  request({ signal: abort.signal });
  return {
    takeOver: () => {
      if (!release) request({ steal: true });
    },
    // The lock goes to the next in the queue by itself.
    leaderLeft: () => undefined,
    hear: () => undefined,
    stop: () => {
      abort.abort();
      release?.();
      release = null;
    },
  };
}

const answerMs = 400;

function holdByTerm({ id, onChange, ask }: ElectionOptions): Election {
  let term = 0;
  let leading = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const stand = () => {
    ask();
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      if (leading) return;
      term += 1;
      leading = true;
      onChange(true, term);
    }, answerMs);
  };
  const takeOver = () => {
    if (!timer && !leading && !stopped) stand();
  };
  stand();
  return {
    takeOver,
    leaderLeft: () => void setTimeout(takeOver, Math.random() * answerMs),
    hear: (rival) => {
      if (timer) clearTimeout(timer);
      timer = null;
      const yields = rival.term > term || (rival.term === term && rival.id < id);
      term = Math.max(term, rival.term);
      if (!leading || !yields) return;
      leading = false;
      onChange(false, term);
    },
    stop: () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      leading = false;
    },
  };
}
