import { isAhead } from "../clock";
import type { ExitReport } from "../engine-report";
import type { Facts } from "./model";

/** The window of the rules that look back. */
export const windowMs = 10 * 60_000;
/** So many restarts within the window are too many. */
export const manyRestarts = 3;
/** Docker itself calls a start good, and forgets its back-off, once the process has run so long. */
export const settledMs = 10_000;

/** What happened within the window that nobody asked for. */
export interface RecentExits {
  /** Restarts within the window, as far as they are known. */
  readonly restarts: number;
  readonly outOfMemory: ExitReport | null;
  /** The last exit that was not 0. */
  readonly failure: ExitReport | null;
  /** When the first of these leaves the window, engine's clock; null: there is none. */
  readonly nextExpiryAt: number | null;
}

/**
 * Remembered exits first. An engine that was just connected has none: then the engine's own counter stands in, as far
 * as it proves something about the window (a container younger than the window, or one that is restarting right now).
 */
export function recentExits({ container, history, now }: Facts): RecentExits {
  const seen = uniqueByTime([...history.exits, ...container.exits]);
  const isRecent = (at: number) => now - at < windowMs && !isAhead(at, now);
  const recent = seen.filter((exit) => !exit.asked && isRecent(exit.at));
  const young = container.createdAt !== null && isRecent(container.createdAt);
  const counterSpeaks = young || (container.state === "restarting" && seen.length === 0);
  const counted = counterSpeaks ? container.restartCount : 0;
  const failures = recent.filter((exit) => exit.exitCode !== 0);
  const expiries = recent.map((exit) => exit.at + windowMs);
  if (young && counted > 0 && container.createdAt !== null) expiries.push(container.createdAt + windowMs);
  return {
    restarts: Math.max(recent.length, counted),
    outOfMemory: recent.findLast((exit) => exit.oomKilled) ?? null,
    failure: failures.at(-1) ?? null,
    nextExpiryAt: expiries.length > 0 ? Math.min(...expiries) : null,
  };
}

function uniqueByTime(exits: readonly ExitReport[]): ExitReport[] {
  return [...new Map(exits.map((exit) => [exit.at, exit])).values()].sort((a, b) => a.at - b.at);
}
