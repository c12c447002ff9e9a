import type { StreamSubscriptions } from "@/lib/domain/stream";

const nothing: StreamSubscriptions = { stats: [], logs: [] };
const collectMs = 50;
/** A tab says its wishes again this often; one that was killed is forgotten after the longer time. */
const repeatMs = 20_000;
const forgetMs = 90_000;

/** What this tab wants of logs and stats, and, in the leading tab, what all tabs want together. */
export class WishBook {
  private own: StreamSubscriptions = nothing;
  private readonly others = new Map<string, { wish: StreamSubscriptions; at: number }>();
  private post: ((wish: StreamSubscriptions) => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly repeat: ReturnType<typeof setInterval>;

  constructor(
    readonly tabId: string,
    private readonly tell: (wish: StreamSubscriptions) => void,
  ) {
    this.repeat = setInterval(() => {
      this.expire();
      if (!this.post && (this.own.logs.length > 0 || this.own.stats.length > 0)) this.tell(this.own);
    }, repeatMs);
  }

  mine(wish: StreamSubscriptions): void {
    this.own = wish;
    if (this.post) this.changed();
    else this.tell(wish);
  }

  theirs(tab: string, wish: StreamSubscriptions): void {
    this.others.set(tab, { wish, at: performance.now() });
    this.changed();
  }

  gone(tab: string): void {
    if (this.others.delete(tab)) this.changed();
  }

  lead(post: (wish: StreamSubscriptions) => void): void {
    this.post = post;
  }

  follow(): void {
    this.post = null;
    this.tell(this.own);
  }

  /** There is a new stream, or a new leader: say everything again. */
  sendAgain(): void {
    if (this.post) this.changed();
    else if (this.own.logs.length > 0 || this.own.stats.length > 0) this.tell(this.own);
  }

  all(): StreamSubscriptions {
    const wishes = [this.own, ...[...this.others.values()].map((other) => other.wish)];
    return {
      stats: [...new Set(wishes.flatMap((wish) => wish.stats))].slice(0, 60),
      logs: wishes.flatMap((wish) => wish.logs).slice(0, 16),
    };
  }

  stop(): void {
    clearInterval(this.repeat);
    if (this.timer) clearTimeout(this.timer);
  }

  private expire(): void {
    const oldest = performance.now() - forgetMs;
    for (const [tab, { at }] of this.others) if (at < oldest) this.gone(tab);
  }

  private changed(): void {
    if (!this.post || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.post?.(this.all());
    }, collectMs);
  }
}
