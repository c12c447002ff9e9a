import type { LogEvent, LogLine } from "@/lib/domain/stream";

export type LogEntry =
  | { readonly kind: "line"; readonly seq: number; readonly line: LogLine }
  /** Lines that the panel could not keep for this reader. */
  | { readonly kind: "gap"; readonly seq: number; readonly count: number }
  | { readonly kind: "end"; readonly seq: number; readonly reason: string };

export interface LogSnapshot {
  readonly entries: readonly LogEntry[];
  /** Lines the panel dropped because this browser was too slow. */
  readonly dropped: number;
  /** Older lines this page let go because it keeps 10,000. */
  readonly forgotten: number;
  /** Something was said by the log at all: lines, or that it ended. */
  readonly begun: boolean;
}

export const keptEntries = 10_000;
const slack = 1_000;

/** The last 10,000 lines of one log. Snapshots are immutable and made only when somebody asks. */
export class LogBuffer {
  private entries: LogEntry[] = [];
  private seq = 0;
  private dropped = 0;
  private forgotten = 0;
  private replayed: ReadonlySet<string> = new Set();
  private snapshotted: LogSnapshot = { entries: [], dropped: 0, forgotten: 0, begun: false };
  private dirty = false;

  /** The stream was opened anew: lines that are here already come once more. */
  replay(): void {
    this.replayed = new Set(this.entries.flatMap((entry) => (entry.kind === "line" ? entry.line.at : [])));
  }

  take(event: LogEvent): void {
    if (event.dropped > 0) {
      this.dropped += event.dropped;
      this.push({ kind: "gap", seq: this.seq, count: event.dropped });
    }
    for (const line of event.lines) {
      if (line.at !== "" && this.replayed.has(line.at)) continue;
      this.push({ kind: "line", seq: this.seq, line });
    }
    const last = this.entries.at(-1);
    const told = last?.kind === "end" && last.reason === event.ended;
    if (event.ended !== null && !told) this.push({ kind: "end", seq: this.seq, reason: event.ended });
    this.trim();
  }

  clear(): void {
    this.entries = [];
    this.dropped = 0;
    this.forgotten = 0;
    this.dirty = true;
  }

  snapshot(): LogSnapshot {
    if (!this.dirty) return this.snapshotted;
    this.dirty = false;
    const { dropped, forgotten } = this;
    this.snapshotted = { entries: this.entries.slice(-keptEntries), dropped, forgotten, begun: true };
    return this.snapshotted;
  }

  private push(entry: LogEntry): void {
    this.entries.push(entry);
    this.seq += 1;
    this.dirty = true;
  }

  private trim(): void {
    if (this.entries.length < keptEntries + slack) return;
    const gone = this.entries.length - keptEntries;
    this.forgotten += this.entries.slice(0, gone).filter((entry) => entry.kind === "line").length;
    this.entries = this.entries.slice(gone);
  }
}
