import "server-only";

export interface SplitLine {
  /** Invalid UTF-8 reads as U+FFFD. */
  readonly text: string;
  /** Bytes left out because the line was longer than the limit. */
  readonly droppedBytes: number;
}

export interface LineSplitter {
  push(chunk: Buffer): readonly SplitLine[];
  /** What is left without a line break at the end. */
  end(): readonly SplitLine[];
}

const lineFeed = 10;

/** Bytes into lines. Keeps at most `limitBytes` of one line in memory, however long it is. */
export function createLineSplitter({ limitBytes }: { limitBytes: number }): LineSplitter {
  let parts: Buffer[] = [];
  let kept = 0;
  let dropped = 0;

  const keep = (bytes: Buffer) => {
    const room = Math.max(0, limitBytes - kept);
    const taken = bytes.subarray(0, room);
    // Copied: a slice would hold the whole chunk in memory until the line ends.
    if (taken.length > 0) parts.push(Buffer.from(taken));
    kept += taken.length;
    dropped += bytes.length - taken.length;
  };

  const flush = (): SplitLine => {
    const text = Buffer.concat(parts).toString("utf8");
    const line = { text: text.endsWith("\r") ? text.slice(0, -1) : text, droppedBytes: dropped };
    parts = [];
    kept = 0;
    dropped = 0;
    return line;
  };

  return {
    push(chunk) {
      const lines: SplitLine[] = [];
      let from = 0;
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
        keep(chunk.subarray(from, at));
        lines.push(flush());
        from = at + 1;
      }
      if (from < chunk.length) keep(chunk.subarray(from));
      return lines;
    },
    end: () => (kept + dropped > 0 ? [flush()] : []),
  };
}
