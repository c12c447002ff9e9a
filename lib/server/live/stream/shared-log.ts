import "server-only";
import type { LogAbout, LogLine } from "@/lib/domain/stream";

/** Somebody who looks at a log. */
export interface LogReader {
  push(lines: readonly LogLine[]): void;
  /** So many lines came too fast and were left out. */
  skip(count: number): void;
  end(reason: string): void;
  tell(about: LogAbout): void;
}

/** A log that is read once for everybody who looks at it. */
export interface SharedLog {
  readonly readerCount: number;
  /** @param tail - Lines of before that it wants, at most. */
  add(reader: LogReader, tail: number): void;
  remove(reader: LogReader): void;
  dispose(): void;
}
