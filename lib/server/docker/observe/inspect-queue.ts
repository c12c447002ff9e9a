import "server-only";

/** A container, or network, is inspected at most twice within this time. */
const windowMs = 1_000;
const mostPerWindow = 2;
/** Long enough for the event that usually follows to arrive and need no inspect of its own. */
const soonMs = 150;

export interface InspectQueue {
  /**
   * Inspects `id` at once, or with `soon` in a moment unless something more urgent comes first. Requests that arrive
   * meanwhile are one. `eventAt` is `performance.now()` of the event behind it.
   */
  request(id: string, options: { soon?: boolean; eventAt: number | null }): void;
  /** When `id` was last asked for, `performance.now()`; null if never. */
  lastRequest(id: string): number | null;
  /** It is gone: nothing is kept of it. May be called by its own inspect, which finds that out. */
  forget(id: string): void;
  clear(): void;
}

interface Entry {
  /** Starts of the last inspects, oldest first. */
  starts: number[];
  running: boolean;
  again: boolean;
  /** Forgotten while it was being inspected: it goes when that has ended. */
  isGone: boolean;
  eventAt: number | null;
  requestedAt: number;
  dueAt: number | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Spends the inspect budget. `inspect` never rejects. `width` inspects run at once, one less than the engine's lane is
 * wide, so that a person's own read finds a place. When more than `longest` ids wait, `onOverflow` is told and the line
 * is dropped: a list is cheaper then.
 */
export function createInspectQueue(options: {
  inspect: (id: string, eventAt: number | null) => Promise<void>;
  onOverflow: () => void;
  width?: number;
  longest?: number;
  now?: () => number;
}): InspectQueue {
  const { inspect, onOverflow, width = 3, longest = 1_000, now = () => performance.now() } = options;
  const entries = new Map<string, Entry>();
  let ready: string[] = [];
  let running = 0;

  function request(id: string, { soon = false, eventAt }: { soon?: boolean; eventAt: number | null }): void {
    const at = now();
    const entry = entries.get(id) ?? newEntry(at);
    entries.set(id, entry);
    entry.requestedAt = at;
    if (eventAt !== null) entry.eventAt = Math.min(entry.eventAt ?? eventAt, eventAt);
    if (entry.running) {
      entry.again = true;
      return;
    }
    schedule(id, entry, soon ? at + soonMs : at);
  }

  function schedule(id: string, entry: Entry, wishedAt: number): void {
    const oldest = entry.starts.length < mostPerWindow ? null : entry.starts[0];
    const dueAt = oldest == null ? wishedAt : Math.max(wishedAt, oldest + windowMs);
    if (entry.dueAt !== null && entry.dueAt <= dueAt) return;
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    entry.dueAt = dueAt;
    const wait = dueAt - now();
    if (wait <= 0) {
      enqueue(id);
      return;
    }
    entry.timer = setTimeout(() => {
      entry.timer = null;
      enqueue(id);
    }, wait);
    entry.timer.unref?.();
  }

  function enqueue(id: string): void {
    ready.push(id);
    if (ready.length > longest) {
      clear();
      onOverflow();
      return;
    }
    pump();
  }

  function pump(): void {
    while (running < width) {
      const id = ready.shift();
      if (id === undefined) return;
      const entry = entries.get(id);
      if (entry) void start(id, entry);
    }
  }

  async function start(id: string, entry: Entry): Promise<void> {
    const { eventAt } = entry;
    entry.starts = [...entry.starts.slice(1 - mostPerWindow), now()];
    Object.assign(entry, { running: true, again: false, isGone: false, eventAt: null, dueAt: null });
    running++;
    await inspect(id, eventAt);
    running--;
    entry.running = false;
    if (entries.get(id) === entry) {
      if (entry.again) schedule(id, entry, now());
      else if (entry.isGone) entries.delete(id);
    }
    pump();
  }

  function clear(): void {
    for (const entry of entries.values()) if (entry.timer) clearTimeout(entry.timer);
    entries.clear();
    ready = [];
  }

  return {
    request,
    lastRequest: (id) => entries.get(id)?.requestedAt ?? null,
    forget(id) {
      const entry = entries.get(id);
      if (entry?.running) entry.isGone = true;
      else if (entry?.dueAt === null) entries.delete(id);
    },
    clear,
  };
}

const newEntry = (requestedAt: number): Entry => ({
  starts: [],
  running: false,
  again: false,
  isGone: false,
  eventAt: null,
  requestedAt,
  dueAt: null,
  timer: null,
});
