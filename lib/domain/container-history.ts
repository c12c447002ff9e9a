import { isAhead } from "./clock";
import type { ContainerReport, ExitReport } from "./engine-report";

/**
 * What windowed health rules need beyond the present report: exits seen, and who was asked to stop. Kept by node, so it
 * survives a redeploy; kept in the database, so it survives a restart of the panel. Times on the engine's clock.
 */
export interface ContainerHistory {
  /** As they came, newest last, at most 20, none older than `historyMs` when the last was added. */
  readonly exits: readonly ExitReport[];
  /** The incarnation that was last asked to stop, and when. */
  readonly stopAsked: { readonly containerId: string; readonly at: number } | null;
}

/** Longer than the longest window of the health rules (10 min). */
export const historyMs = 30 * 60_000;
const keptExits = 20;

export const noHistory: ContainerHistory = { exits: [], stopAsked: null };

/**
 * The history with what a report adds to it.
 *
 * @param now - On the engine's clock. What a container that runs has from ahead of it is over: the clock was set back.
 * @returns `previous` itself when the report tells nothing new, so that identity says whether to write it down.
 */
export function addToHistory(previous: ContainerHistory, report: ContainerReport, now: number): ContainerHistory {
  const runs = report.state === "running" || report.state === "restarting" || report.state === "paused";
  const isOver = (at: number) => runs && isAhead(at, now);
  const left = previous.exits.filter((exit) => !isOver(exit.at));
  const known = new Set(left.map((exit) => exit.at));
  const isFresh = ({ at }: ExitReport) => !known.has(at) && !isOver(at) && now - at <= historyMs;
  const fresh = report.exits.filter(isFresh);
  const stopAsked = lastStop(previous.stopAsked, { containerId: report.id, at: report.stopAskedAt }, isOver);
  if (fresh.length === 0 && left.length === previous.exits.length && stopAsked === previous.stopAsked) return previous;
  const exits = fresh.length === 0 ? left : [...left, ...fresh].filter((exit) => now - exit.at <= historyMs);
  return { exits: exits.slice(-keptExits), stopAsked };
}

function lastStop(
  previous: ContainerHistory["stopAsked"],
  { containerId, at }: { readonly containerId: string; readonly at: number | null },
  isOver: (at: number) => boolean,
): ContainerHistory["stopAsked"] {
  const before = previous && !isOver(previous.at) ? previous : null;
  if (at === null || isOver(at)) return before;
  return before?.containerId === containerId && before.at >= at ? before : { containerId, at };
}
