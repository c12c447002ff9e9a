import type { StreamEvent } from "@/lib/domain/stream";
import { moment, timeSince } from "./silence";

const eventTypes = [
  "hello",
  "beat",
  "snapshot",
  "patch",
  "source",
  "source-gone",
  "operation",
  "log",
  "stats",
  "positions",
  "version",
  "banner",
] as const satisfies readonly StreamEvent["type"][];

/** The panel beats every 2.5 s: two missed beats are silence. */
export const silenceMs = 5000;
const signedOutMs = 30_000;
const backoffMs = { least: 500, most: 5000 };

export interface StreamSourceOptions {
  /** Address to open, asked anew for each attempt: it carries where to resume. */
  readonly url: () => string;
  readonly onEvent: (type: StreamEvent["type"], data: string) => void;
  readonly onSignedOut: () => void;
}

/**
 * One `EventSource` that is kept open: it is opened again when it breaks, and when it is silent (a half-open connection
 * after a sleep says nothing by itself). Full jitter, so that a restarted panel is not met by everybody at once.
 */
export class StreamSource {
  private source: EventSource | null = null;
  private heardAt = moment();
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private readonly watch: ReturnType<typeof setInterval>;
  private stopped = false;

  constructor(private readonly options: StreamSourceOptions) {
    this.watch = setInterval(() => this.check(), 1000);
    document.addEventListener("visibilitychange", this.check);
    window.addEventListener("online", this.reopen);
    window.addEventListener("pageshow", this.check);
    this.open();
  }

  /** Drops the connection and asks for everything again: something didn't fit. */
  readonly reopen = (): void => {
    if (this.stopped) return;
    this.attempt = 0;
    this.open();
  };

  stop(): void {
    this.stopped = true;
    clearInterval(this.watch);
    if (this.retry) clearTimeout(this.retry);
    document.removeEventListener("visibilitychange", this.check);
    window.removeEventListener("online", this.reopen);
    window.removeEventListener("pageshow", this.check);
    this.source?.close();
  }

  private readonly check = (): void => {
    if (this.source && timeSince(this.heardAt) > silenceMs) this.open();
  };

  private open(): void {
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
    this.source?.close();
    const source = new EventSource(this.options.url());
    this.source = source;
    this.heardAt = moment();
    for (const type of eventTypes) {
      source.addEventListener(type, (event) => {
        if (this.source !== source) return;
        this.heardAt = moment();
        this.attempt = 0;
        this.options.onEvent(type, (event as MessageEvent<string>).data);
      });
    }
    source.onerror = () => {
      if (this.source === source) void this.failed(source);
    };
  }

  private async failed(source: EventSource): Promise<void> {
    const refused = source.readyState === EventSource.CLOSED;
    source.close();
    this.source = null;
    // EventSource doesn't tell the status; a refusal is asked for once more, to know a sign-out from a restart.
    const signedOut = refused && (await isSignedOut(this.options.url()));
    if (signedOut) this.options.onSignedOut();
    if (this.stopped || this.source) return;
    this.attempt += 1;
    const most = Math.min(backoffMs.most, backoffMs.least * 2 ** this.attempt);
    const wait = signedOut ? signedOutMs : backoffMs.least + Math.random() * most;
    this.retry = setTimeout(() => this.open(), wait);
  }
}

async function isSignedOut(url: string): Promise<boolean> {
  const abort = new AbortController();
  try {
    const { status } = await fetch(url, { headers: { accept: "text/event-stream" }, signal: abort.signal });
    return status === 401 || status === 403;
  } catch {
    return false;
  } finally {
    abort.abort();
  }
}
