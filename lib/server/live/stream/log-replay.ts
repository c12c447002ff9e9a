import "server-only";
import type { LogLine } from "@/lib/domain/stream";

/** Tells what a log says anew from the tail that an engine sends once more when the log is opened again. */
export interface LogReplay {
  /** Asked of every line, in order. */
  readonly isNew: (line: LogLine) => boolean;
}

export const noReplay: LogReplay = { isNew: () => true };

/**
 * Lines that are kept are known by their time. Those before them in the tail were let go for want of room, and are known
 * by an earlier time; but only until a kept one or a whole tail has passed, since the engine's clock may be set back.
 */
export function createLogReplay(kept: readonly LogLine[], tailLines: number): LogReplay {
  const oldest = kept[0]?.at;
  if (oldest === undefined) return noReplay;
  const known = new Set(kept.map((line) => line.at));
  let left = tailLines;
  let hasMet = false;
  return {
    isNew({ at }) {
      left -= 1;
      if (left < 0 || at === "") return true;
      if (known.has(at)) {
        hasMet = true;
        return false;
      }
      return hasMet || at > oldest;
    },
  };
}
