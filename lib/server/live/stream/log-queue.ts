import "server-only";
import type { LogAbout, LogEvent, LogLine } from "@/lib/domain/stream";

const lineBytes = (line: LogLine) => line.text.length + line.at.length + 40;

/**
 * Lines that wait for one reader. Bounded: when a reader is slower than the log, the oldest lines go and are counted,
 * and the next batch says how many.
 */
export class LogQueue {
  private lines: LogLine[] = [];
  private head = 0;
  private bytes = 0;
  private dropped = 0;
  private ended: string | null = null;
  private about: LogAbout | null = null;

  constructor(private readonly limit: { readonly lines: number; readonly bytes: number }) {}

  get pending(): boolean {
    return this.lines.length > this.head || this.dropped > 0 || this.ended !== null || this.about !== null;
  }

  push(lines: readonly LogLine[]): void {
    this.ended = null;
    for (const line of lines) {
      this.lines.push(line);
      this.bytes += lineBytes(line);
      while (this.lines.length - this.head > this.limit.lines || this.bytes > this.limit.bytes) this.dropOldest();
    }
  }

  end(reason: string): void {
    this.ended = reason;
  }

  /** Lines that were left out before they came here. */
  skip(count: number): void {
    this.dropped += count;
  }

  /** Replaces what was said of it and has not been taken yet. */
  tell(about: LogAbout): void {
    this.about = about;
  }

  /** The next batch of about `maxBytes`, at least one line if there is one. */
  take(maxBytes: number): Pick<LogEvent, "lines" | "dropped" | "ended" | "about"> {
    const lines: LogLine[] = [];
    let size = 0;
    while (this.head < this.lines.length && size < maxBytes) {
      const line = this.lines[this.head] as LogLine;
      lines.push(line);
      this.head += 1;
      size += lineBytes(line);
    }
    this.bytes -= size;
    this.compact();
    const { dropped, about } = this;
    this.dropped = 0;
    this.about = null;
    const ended = this.head < this.lines.length ? null : this.ended;
    if (ended !== null) this.ended = null;
    return { lines, dropped, ended, about };
  }

  private dropOldest(): void {
    const oldest = this.lines[this.head];
    if (!oldest) return;
    this.head += 1;
    this.bytes -= lineBytes(oldest);
    this.dropped += 1;
    this.compact();
  }

  private compact(): void {
    if (this.head < 512 || this.head * 2 < this.lines.length) return;
    this.lines = this.lines.slice(this.head);
    this.head = 0;
  }
}
