import "server-only";
import type { LogLine } from "@/lib/domain/stream";

const keptBytes = 1024 * 1024;

/** The newest lines of a log, for whoever comes to look at it too: at most so many, and 1 MiB of text. */
export class KeptLines {
  private lines: LogLine[] = [];
  private size = 0;

  constructor(private readonly limit: number) {}

  all(): readonly LogLine[] {
    return this.lines;
  }

  last(count: number): readonly LogLine[] {
    return count > 0 ? this.lines.slice(-count) : [];
  }

  push(lines: readonly LogLine[]): void {
    for (const line of lines) this.size += line.text.length;
    this.lines.push(...lines);
    let drop = Math.max(0, this.lines.length - this.limit);
    for (let index = 0; index < this.lines.length && (index < drop || this.size > keptBytes); index += 1) {
      this.size -= this.lines[index]?.text.length ?? 0;
      drop = Math.max(drop, index + 1);
    }
    if (drop > 0) this.lines = this.lines.slice(drop);
  }
}
