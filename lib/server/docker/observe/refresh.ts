import "server-only";
import { isBulkheadError } from "@/lib/domain/failure";
import type { Caller } from "../caller";
import { inspectRaw } from "../calls/container-calls";
import type { Summary } from "../report/summary";
import { summaryToInspect } from "../report/summary-to-inspect";
import { toContainerReport } from "../report/to-container-report";
import type { ReportStore } from "./report-store";
import type { Witness } from "./witness";

export interface Refresher {
  /** Asks the engine how the container is now. @returns true when the report changed. @throws when nothing answers. */
  inspect(id: string, signal: AbortSignal, fallback?: Summary): Promise<boolean>;
  /** Containers shown from the list because their inspect failed: to be inspected again. */
  readonly unsure: ReadonlySet<string>;
}

/** Kinds that concern this one container, not the way to the engine. */
const ownTrouble: ReadonlySet<string> = new Set([
  "engine-error",
  "invalid-response",
  "invalid-input",
  "timeout",
  "forbidden",
]);

export function createRefresher(caller: Caller, store: ReportStore, witness: Witness): Refresher {
  const unsure = new Set<string>();
  /** One inspect of a container at a time: an older answer that arrives later must not win. */
  const underWay = new Map<string, Promise<unknown>>();

  async function refresh(id: string, signal: AbortSignal, fallback?: Summary): Promise<boolean> {
    try {
      const raw = await inspectRaw(caller, id, signal);
      unsure.delete(id);
      if (raw === null) {
        witness.forget(id);
        return store.setContainer(id, null);
      }
      return store.setContainer(id, toContainerReport(raw, witness.of(id)));
    } catch (error) {
      if (signal.aborted || !isBulkheadError(error) || !ownTrouble.has(error.kind)) throw error;
      unsure.add(id);
      if (!fallback) return false;
      return store.setContainer(id, toContainerReport(summaryToInspect(fallback), witness.of(id)));
    }
  }

  return {
    unsure,
    async inspect(id, signal, fallback) {
      while (underWay.has(id)) await underWay.get(id)?.catch(() => undefined);
      const mine = refresh(id, signal, fallback);
      underWay.set(id, mine);
      try {
        return await mine;
      } finally {
        underWay.delete(id);
      }
    },
  };
}

/** Runs `task` for each item, `width` at a time; the first failure ends it. */
export async function forEachOf<T>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
