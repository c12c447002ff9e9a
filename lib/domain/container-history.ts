import type { ContainerReport, ExitReport } from "./engine-report";

/**
 * What windowed health rules need beyond the present report: exits seen, and who was asked to stop. Kept by node, so it
 * survives a redeploy; kept in the database, so it survives a restart of the panel. Times on the engine's clock.
 */
export interface ContainerHistory {
  /** Newest last, at most 20, none older than `historyMs` when it was last added to. */
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
 * @returns `previous` itself when the report tells nothing new, so that identity says whether to write it down.
 */
export function addToHistory(previous: ContainerHistory, report: ContainerReport): ContainerHistory {
  const known = new Set(previous.exits.map((exit) => exit.at));
  const fresh = report.exits.filter((exit) => !known.has(exit.at));
  const asked = report.stopAskedAt;
  const sameStop = asked === null || (previous.stopAsked?.containerId === report.id && previous.stopAsked.at >= asked);
  if (fresh.length === 0 && sameStop) return previous;
  const all = [...previous.exits, ...fresh].sort((a, b) => a.at - b.at);
  const newest = all.at(-1)?.at ?? 0;
  return {
    exits: fresh.length === 0 ? previous.exits : all.filter((exit) => newest - exit.at <= historyMs).slice(-keptExits),
    stopAsked: sameStop ? previous.stopAsked : { containerId: report.id, at: asked },
  };
}
