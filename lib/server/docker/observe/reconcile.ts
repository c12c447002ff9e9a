import "server-only";
import type { ContainerReport } from "@/lib/domain/engine-report";
import { sleep } from "@/lib/server/sources/backoff";
import type { Caller } from "../caller";
import { listSummaries } from "../calls/container-calls";
import { listNetworks } from "../calls/network-calls";
import { disagrees } from "../report/disagrees";
import type { Summary } from "../report/summary";
import { forEachOf, type Refresher } from "./refresh";
import type { ReportStore } from "./report-store";

const width = 3;
/** An event is often on its way when the list is read. */
const lateEventMs = 300;

export interface Compared {
  /** Ids whose report changed. */
  readonly changed: readonly string[];
  /** Those of them that no event had told of. */
  readonly untold: readonly string[];
  /** When the list was asked for, `performance.now()`. */
  readonly startedAt: number;
}

export interface Reconciler {
  /** Lists, and inspects everything that is listed. @returns ids whose report changed. */
  fill(signal: AbortSignal): Promise<readonly string[]>;
  /** Lists, and inspects only what the list shows otherwise than the report. */
  compare(signal: AbortSignal): Promise<Compared>;
  networks(): Promise<boolean>;
}

export function createReconciler(parts: {
  caller: Caller;
  store: ReportStore;
  refresher: Refresher;
  engineNow: () => number;
  /** When an event last asked for this container, `performance.now()`. */
  lastRequest: (id: string) => number | null;
}): Reconciler {
  const { caller, store, refresher, engineNow, lastRequest } = parts;
  /** What the list said when an inspect found the report right all the same: the two differ in wording, not in fact. */
  const settled = new WeakMap<ContainerReport, string>();

  const goneFrom = (rows: readonly Summary[]) => {
    const listed = new Set(rows.map((row) => row.id));
    return [...(store.current()?.containers.keys() ?? [])].filter((id) => !listed.has(id));
  };

  async function refreshAll(items: readonly { id: string; row?: Summary }[], signal: AbortSignal): Promise<string[]> {
    const changed: string[] = [];
    await forEachOf(items, width, async ({ id, row }) => {
      if (await refresher.inspect(id, signal, row)) changed.push(id);
    });
    return changed;
  }

  return {
    async fill(signal) {
      const rows = await listSummaries(caller, { signal });
      const gone = goneFrom(rows);
      for (const id of gone) store.setContainer(id, null);
      return [
        ...gone,
        ...(await refreshAll(
          rows.map((row) => ({ id: row.id, row })),
          signal,
        )),
      ];
    },

    async compare(signal) {
      const startedAt = performance.now();
      const rows = await listSummaries(caller, { signal });
      const suspects = rows.filter((row) => {
        const report = store.container(row.id);
        if (!report || refresher.unsure.has(row.id)) return true;
        return disagrees(row, report, engineNow()) && settled.get(report) !== wording(row);
      });
      const gone = goneFrom(rows);
      if (suspects.length + gone.length === 0) return { changed: [], untold: [], startedAt };

      await sleep(lateEventMs, signal);
      const quiet = ({ id }: { id: string }) => (lastRequest(id) ?? 0) < startedAt - lateEventMs;
      const missed = [...suspects.map((row) => ({ id: row.id, row })), ...gone.map((id) => ({ id }))].filter(quiet);
      const before = new Map(missed.map(({ id }) => [id, store.container(id)]));
      const wasUnsure = new Set(refresher.unsure);
      const changed = await refreshAll(missed, signal);
      const inspected = new Set(missed.map(({ id }) => id));
      for (const row of suspects) {
        const report = store.container(row.id);
        if (report && inspected.has(row.id)) settled.set(report, wording(row));
      }
      return {
        changed,
        untold: changed.filter((id) => !wasUnsure.has(id) && differ(before.get(id), store.container(id))),
        startedAt,
      };
    },

    async networks() {
      const listed = new Map((await listNetworks(caller)).map((network) => [network.id, network]));
      let changed = false;
      for (const id of store.current()?.networks.keys() ?? []) {
        if (!listed.has(id)) changed = store.setNetwork(id, null) || changed;
      }
      for (const [id, network] of listed) changed = store.setNetwork(id, network) || changed;
      return changed;
    },
  };
}

/** A check's last run is told by no event, so a newer one isn't drift. */
const differ = (a: ContainerReport | undefined, b: ContainerReport | undefined): boolean =>
  JSON.stringify(withoutLastRun(a)) !== JSON.stringify(withoutLastRun(b));

const withoutLastRun = (report: ContainerReport | undefined) => report && { ...report, check: report.check?.status };

const wording = ({ name, state, imageId, health, exitCode, endpoints }: Summary): string =>
  JSON.stringify([name, state, imageId, health, exitCode, endpoints]);
