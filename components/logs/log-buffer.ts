import { mergeInTime } from "@/lib/domain/logs/merge-in-time";
import type { LogAbout, LogEvent, LogLine } from "@/lib/domain/stream";

export type LogEntry =
  | { readonly kind: "line"; readonly seq: number; readonly line: LogLine }
  /** Lines that the panel could not keep for this reader. */
  | { readonly kind: "gap"; readonly seq: number; readonly count: number }
  | { readonly kind: "end"; readonly seq: number; readonly reason: string };

/** An entry with its place in time; what has no time of its own stands where it came. */
type Placed = LogEntry & { readonly time: string };

export interface LogSnapshot {
  readonly entries: readonly LogEntry[];
  /** Entries there ever were: one that came late doesn't stand last. */
  readonly taken: number;
  /** Lines the panel dropped because this browser was too slow. */
  readonly dropped: number;
  /** Older lines this page let go because it keeps 10,000. */
  readonly forgotten: number;
  /** Something was said by the log at all: lines, or that it ended. */
  readonly begun: boolean;
  /** The pods that it is read from; null of a container, and before it is said. */
  readonly about: LogAbout | null;
  /** The pods that it is of, in the order in which they were first heard of: what a pod looks like doesn't change. */
  readonly pods: readonly string[];
}

export const keptEntries = 10_000;
const slack = 1_000;

const nothing: LogSnapshot = { entries: [], taken: 0, dropped: 0, forgotten: 0, begun: false, about: null, pods: [] };

/** The last 10,000 lines of one log. Snapshots are immutable and made only when somebody asks. */
export class LogBuffer {
  private entries: Placed[] = [];
  private seq = 0;
  private dropped = 0;
  private forgotten = 0;
  private about: LogAbout | null;
  private pods: readonly string[];
  private replayed: ReadonlySet<string> = new Set();
  /** What was here before somebody cleared it, by what it is known by. */
  private cleared: readonly string[] = [];
  /** Of each pod the time of its last line: a clock that is set back does not change the order in which it wrote. */
  private readonly lastTimes = new Map<string, string>();
  private snapshotted: LogSnapshot = nothing;
  private dirty = false;
  private begun = false;

  /** @param before - What was known of the pods before another choice of their logs was made. */
  constructor(before: Pick<LogSnapshot, "about" | "pods"> = nothing) {
    this.about = before.about;
    this.pods = before.pods;
    this.dirty = before.about !== null;
  }

  /** The stream was opened anew: lines that are here already come once more, and those that were cleared away. */
  replay(): void {
    this.replayed = new Set([...this.cleared, ...this.keys()]);
  }

  take(event: LogEvent): void {
    if (event.dropped > 0) {
      this.dropped += event.dropped;
      this.push({ kind: "gap", seq: this.seq, count: event.dropped, time: this.endTime() });
    }
    if (event.about) {
      this.about = event.about;
      for (const { name } of event.about.pods) this.meet(name);
      this.dirty = true;
    }
    this.place(event.lines.filter((line) => line.at === "" || !this.replayed.has(keyOf(line))));
    const last = this.entries.at(-1);
    const told = last?.kind === "end" && last.reason === event.ended;
    if (event.ended !== null && !told)
      this.push({ kind: "end", seq: this.seq, reason: event.ended, time: this.endTime() });
    this.trim();
  }

  clear(): void {
    this.cleared = [...this.cleared, ...this.keys()].slice(-keptEntries);
    this.entries = [];
    this.dropped = 0;
    this.forgotten = 0;
    this.changed();
  }

  snapshot(): LogSnapshot {
    if (!this.dirty) return this.snapshotted;
    this.dirty = false;
    const { seq: taken, dropped, forgotten, begun, about, pods } = this;
    this.snapshotted = { entries: this.entries.slice(-keptEntries), taken, dropped, forgotten, begun, about, pods };
    return this.snapshotted;
  }

  /** Lines of one container as they come, those of several pods in order of time. */
  private place(lines: readonly LogLine[]): void {
    const dated: Placed[] = [];
    for (const line of lines) {
      if (line.from === undefined) {
        this.push({ kind: "line", seq: this.seq, line, time: this.endTime() });
        continue;
      }
      const before = this.lastTimes.get(line.from);
      // Once for each pod, not for each line: over days a log may hear of very many.
      if (before === undefined) this.meet(line.from);
      const time = line.at > (before ?? "") ? line.at : before || this.endTime();
      this.lastTimes.set(line.from, time);
      dated.push({ kind: "line", seq: this.seq, line, time });
      this.seq += 1;
    }
    if (dated.length === 0) return;
    mergeInTime(
      this.entries,
      dated.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
    );
    this.changed();
  }

  private keys(): readonly string[] {
    return this.entries.flatMap((entry) => (entry.kind === "line" ? keyOf(entry.line) : []));
  }

  private meet(pod: string): void {
    if (!this.pods.includes(pod)) this.pods = [...this.pods, pod];
  }

  private endTime(): string {
    return this.entries.at(-1)?.time ?? "";
  }

  private push(entry: Placed): void {
    this.entries.push(entry);
    this.seq += 1;
    this.changed();
  }

  private changed(): void {
    this.dirty = true;
    this.begun = true;
  }

  private trim(): void {
    if (this.entries.length < keptEntries + slack) return;
    const gone = this.entries.length - keptEntries;
    this.forgotten += this.entries.slice(0, gone).filter((entry) => entry.kind === "line").length;
    this.entries = this.entries.slice(gone);
  }
}

/** What a line is known by when it comes once more. */
const keyOf = ({ at, from, text }: LogLine): string => (from === undefined ? at : `${at} ${from} ${text}`);
