import type { LogEvent, StatsEvent, StreamEvent, StreamSubscriptions, WantedLog } from "@/lib/domain/stream";

interface LogListener {
  take(event: LogEvent): void;
  /** The stream was opened anew: what comes next begins with lines that were sent before. */
  replay(): void;
}
type StatsListener = (event: StatsEvent) => void;

/**
 * Logs and stats of this tab: who listens, and what must be asked of the panel for it. They stay out of the store: a
 * thousand lines a second must not wake the map.
 */
export class Feeds {
  private readonly logs = new Map<string, { wanted: WantedLog; listener: LogListener }>();
  private readonly stats = new Map<string, Set<StatsListener>>();
  private tellWish: ((wish: StreamSubscriptions) => void) | null = null;
  private readonly prefix = Math.random().toString(36).slice(2, 10);
  private count = 0;

  /** @returns a function that ends it. */
  followLog(wanted: WantedLog, listener: LogListener): () => void {
    this.count += 1;
    const subscription = `${this.prefix}-${this.count}`;
    this.logs.set(subscription, { wanted, listener });
    this.wish();
    return () => {
      this.logs.delete(subscription);
      this.wish();
    };
  }

  /** @returns a function that ends it. */
  watchStats(nodeId: string, listener: StatsListener): () => void {
    const listeners = this.stats.get(nodeId) ?? new Set();
    this.stats.set(nodeId, listeners.add(listener));
    this.wish();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.stats.delete(nodeId);
      this.wish();
    };
  }

  onWish(tell: ((wish: StreamSubscriptions) => void) | null): void {
    this.tellWish = tell;
    if (this.logs.size > 0 || this.stats.size > 0) this.wish();
  }

  reopened(): void {
    for (const { listener } of this.logs.values()) listener.replay();
  }

  take(event: StreamEvent): void {
    if (event.type === "log") this.logs.get(event.subscription)?.listener.take(event);
    else if (event.type === "stats") for (const listener of this.stats.get(event.nodeId) ?? []) listener(event);
  }

  private wish(): void {
    const logs = [...this.logs].map(([subscription, { wanted }]) => ({ subscription, ...wanted }));
    this.tellWish?.({ stats: [...this.stats.keys()], logs });
  }
}

export const feeds = new Feeds();
