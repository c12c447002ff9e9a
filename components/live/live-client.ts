import type { StreamEvent } from "@/lib/domain/stream";
import { applyEvent } from "./apply-event";
import type { ChannelMessage } from "./channel-messages";
import { indexChildren } from "./children-index";
import { type Election, hold } from "./election";
import { type Feeds, feeds } from "./feeds";
import { useLab } from "./lab-store";
import { moment, timeSince } from "./silence";
import { StreamSource, silenceMs } from "./stream-source";
import { WishBook } from "./wish-book";

/** How long a silent leader may take to say that it lives; up to twice that, so that not all tabs take over at once. */
const answerMs = 2000;

/**
 * This tab's end of the live data. One tab of a browser leads: it holds the one stream and passes on what it hears; the
 * others listen to it (HTTP/1.1 allows six connections per origin, so one stream per tab would hang the seventh).
 */
export class LiveClient {
  private readonly id = crypto.getRandomValues(new Uint32Array(2)).join("-");
  private readonly channel = new BroadcastChannel("bulkhead-live");
  private readonly election: Election;
  private readonly wishes: WishBook;
  private readonly watch: ReturnType<typeof setInterval>;
  private readonly patienceMs = answerMs + Math.random() * answerMs;
  private source: StreamSource | null = null;
  private streamId: string | null = null;
  private term = 0;
  private heardAt = moment();
  private hasHeard = false;
  private askedAt: number | null = null;
  /** What this tab has can't be continued: the next connection asks for everything. */
  private needsSnapshot = false;

  constructor(
    private readonly build: string,
    private readonly feed: Feeds = feeds,
  ) {
    this.wishes = new WishBook(this.id, (wish) => this.say({ say: "wish", from: this.id, wish }));
    this.feed.onWish((wish) => this.wishes.mine(wish));
    this.channel.onmessage = ({ data }: MessageEvent<ChannelMessage>) => this.hear(data);
    this.election = hold({
      id: this.id,
      onChange: (leading, term) => (leading ? this.lead(term) : this.follow()),
      ask: () => this.ask(),
    });
    this.ask();
    this.watch = setInterval(() => this.check(), 1000);
    document.addEventListener("visibilitychange", this.check);
    window.addEventListener("pagehide", this.leave);
  }

  stop(): void {
    clearInterval(this.watch);
    document.removeEventListener("visibilitychange", this.check);
    window.removeEventListener("pagehide", this.leave);
    this.leave();
    this.election.stop();
    this.follow();
    this.wishes.stop();
    this.feed.onWish(null);
    this.channel.close();
  }

  private readonly leave = (): void => this.say({ say: "bye", from: this.id, led: this.source !== null });

  private say(message: ChannelMessage): void {
    this.channel.postMessage(message);
  }

  private ask(): void {
    this.say({ say: "who", from: this.id, need: useLab.getState().bootId === null });
  }

  private lead(term: number): void {
    if (this.source) return;
    this.term = term;
    this.source = new StreamSource({
      url: () => this.url(),
      onEvent: (type, data) => {
        this.say({ say: "event", from: this.id, type, data });
        this.take(type, data);
      },
      onSignedOut: () => this.signedOut(),
    });
    this.wishes.lead((wish) => void this.post(wish));
    this.announce(null);
  }

  private signedOut(): void {
    const { banners } = useLab.getState();
    useLab.setState({ banners: { ...banners, "signed-out": "Your session has ended. Sign in again." } });
    this.announce(null);
  }

  private follow(): void {
    this.source?.stop();
    this.source = null;
    this.streamId = null;
    this.wishes.follow();
  }

  private url(): string {
    const { bootId, revision } = useLab.getState();
    const query = new URLSearchParams({ build: this.build });
    if (bootId !== null && !this.needsSnapshot) query.set("last", `${bootId}:${revision}`);
    return `/api/stream?${query}`;
  }

  private take(type: StreamEvent["type"], data: string): void {
    this.heardAt = moment();
    this.hasHeard = true;
    this.askedAt = null;
    const event = { type, ...JSON.parse(data) } as StreamEvent;
    if (type === "log" || type === "stats") {
      this.feed.take(event);
      return;
    }
    if (event.type === "hello") this.feed.reopened();
    if (event.type === "hello" && this.source) {
      this.streamId = event.streamId;
      this.wishes.sendAgain();
    }
    if (event.type === "snapshot") this.needsSnapshot = false;
    const next = applyEvent(useLab.getState(), event);
    if (next) {
      useLab.setState(next.bootId === null ? next : { ...next, connection: "live", lostAt: null });
    } else if (this.source) {
      this.needsSnapshot = true;
      this.source.reopen();
    } else {
      this.say({ say: "who", from: this.id, need: true });
    }
  }

  private hear(message: ChannelMessage): void {
    switch (message.say) {
      case "event":
        if (!this.source) this.take(message.type, message.data);
        break;
      case "who":
        if (this.source) this.announce(message.need ? message.from : null);
        break;
      case "lead":
        this.election.hear({ id: message.from, term: message.term });
        this.hearLeader(message);
        break;
      case "link":
        this.askedAt = null;
        if (!this.source) useLab.setState(message.link);
        break;
      case "wish":
        this.wishes.theirs(message.from, message.wish);
        break;
      case "bye":
        this.wishes.gone(message.from);
        if (message.led) this.election.leaderLeft();
        break;
    }
  }

  private hearLeader(message: Extract<ChannelMessage, { say: "lead" }>): void {
    if (this.source) return;
    this.askedAt = null;
    this.wishes.sendAgain();
    useLab.setState({ banners: message.banners });
    if (message.to !== this.id || !message.lab) return;
    this.heardAt = moment();
    this.hasHeard = true;
    useLab.setState({ ...message.lab, children: indexChildren(message.lab.nodes), ...message.link });
  }

  private announce(to: string | null): void {
    const { connection, lostAt, banners, children: _, outdated: __, ...lab } = useLab.getState();
    const share = to !== null && lab.bootId !== null;
    const link = { connection, lostAt };
    this.say({ say: "lead", from: this.id, term: this.term, to, link, banners, lab: share ? lab : null });
  }

  /** Once a second, and when the tab is looked at again: says when the line is dead, and replaces a dead leader. */
  private readonly check = (): void => {
    const now = performance.now();
    if (timeSince(this.heardAt) <= silenceMs) return;
    const { connection } = useLab.getState();
    if (connection !== "lost") {
      const link = { connection: "lost", lostAt: this.hasHeard ? this.heardAt.wall : null } as const;
      useLab.setState(link);
      if (this.source) this.say({ say: "link", from: this.id, link });
    }
    if (this.source) return;
    if (this.askedAt === null) {
      this.askedAt = now;
      this.ask();
    } else if (now - this.askedAt > this.patienceMs && document.visibilityState === "visible") {
      this.askedAt = null;
      this.election.takeOver();
    }
  };

  private async post(wish: ReturnType<WishBook["all"]>): Promise<void> {
    const { streamId } = this;
    if (!streamId) return;
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(wish);
    const path = `/api/stream/${streamId}/subscriptions`;
    const answer = await fetch(path, { method: "POST", headers, body }).catch(() => null);
    if (!answer?.ok) return;
    const { refused } = (await answer.json()) as { refused: Record<string, string> };
    // Said of a stream that is gone by now: the next one is asked anew.
    if (this.streamId !== streamId) return;
    for (const [subscription, ended] of Object.entries(refused)) {
      const data = JSON.stringify({ subscription, lines: [], dropped: 0, ended, about: null });
      this.say({ say: "event", from: this.id, type: "log", data });
      this.take("log", data);
    }
  }
}
