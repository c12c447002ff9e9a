import "server-only";
import { nothingWitnessed, type Witnessed } from "../report/to-container-report";
import type { EngineEvent } from "./parse-event";

const mostExits = 20;
/** The engine tells of a kill once the signal is sent; a quick process may have ended before that. */
const lateWordMs = 500;
/** HUP, USR1, USR2: people send these to make a process reload, not to end it. */
const reloadSignals: ReadonlySet<number> = new Set([1, 10, 12]);

/**
 * Remembers what events tell and inspect doesn't: that somebody asked for the stop, and each exit. Events are taken once,
 * in the order in which they happened; their times don't say it, since the engine's clock may be set.
 */
export interface Witness {
  take(event: EngineEvent): void;
  noteStopAsked(containerId: string, at: number): void;
  of(containerId: string): Witnessed;
  forget(containerId: string): void;
  clear(): void;
}

export function createWitness(): Witness {
  const seen = new Map<string, Witnessed>();
  const outOfMemory = new Set<string>();
  const of = (id: string) => seen.get(id) ?? nothingWitnessed;
  const stopAsked = (id: string, at: number) => {
    const known = of(id);
    const exits = known.exits.map((exit) =>
      at - exit.at <= lateWordMs && at >= exit.at ? { ...exit, asked: true } : exit,
    );
    seen.set(id, { exits, stopAskedAt: at });
  };

  return {
    of,
    take(event) {
      if (event.about !== "container") return;
      switch (event.action) {
        case "stop":
          stopAsked(event.id, event.at);
          break;
        case "kill":
          if (event.signal === null || !reloadSignals.has(event.signal)) stopAsked(event.id, event.at);
          break;
        case "start":
          if (of(event.id).stopAskedAt !== null) seen.set(event.id, { ...of(event.id), stopAskedAt: null });
          break;
        case "oom":
          outOfMemory.add(event.id);
          break;
        case "die": {
          const exit = {
            at: event.at,
            exitCode: event.exitCode,
            oomKilled: outOfMemory.delete(event.id),
            asked: of(event.id).stopAskedAt !== null,
          };
          seen.set(event.id, { ...of(event.id), exits: [...of(event.id).exits, exit].slice(-mostExits) });
          break;
        }
      }
    },
    noteStopAsked: stopAsked,
    forget(id) {
      seen.delete(id);
      outOfMemory.delete(id);
    },
    clear() {
      seen.clear();
      outOfMemory.clear();
    },
  };
}
