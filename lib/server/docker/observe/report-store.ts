import "server-only";
import type { ContainerReport, EngineFacts, EngineReport, NetworkReport } from "@/lib/domain/engine-report";

/**
 * The last report of one engine. Reports are immutable and keep their identity while nothing in them changed; a report
 * asked for after a change has new maps, so that whoever holds an older one is not disturbed.
 */
export interface ReportStore {
  /** Null before the engine was asked for its facts. */
  current(): EngineReport | null;
  container(id: string): ContainerReport | undefined;
  /** Another own id means another engine: what was known is dropped. @returns the ids of dropped containers. */
  setFacts(facts: EngineFacts): readonly string[];
  /** Null: gone. @returns true when that changed the report. */
  setContainer(id: string, report: ContainerReport | null): boolean;
  setNetwork(id: string, report: NetworkReport | null): boolean;
}

export function createReportStore(engineId: string): ReportStore {
  let facts: EngineFacts | null = null;
  const containers = createTable<ContainerReport>();
  const networks = createTable<NetworkReport>();
  let report: EngineReport | null = null;

  const changed = (did: boolean) => {
    if (did) report = null;
    return did;
  };

  return {
    current() {
      if (facts === null) return null;
      report ??= {
        engineId,
        at: Date.now(),
        engine: facts,
        containers: containers.snapshot(),
        networks: networks.snapshot(),
      };
      return report;
    },
    container: containers.get,
    setFacts(next) {
      const dropped = facts !== null && facts.ownId !== next.ownId ? containers.clear() : [];
      if (dropped.length > 0) networks.clear();
      if (changed(!equal(facts, next))) facts = next;
      return dropped;
    },
    setContainer: (id, next) => changed(containers.set(id, next)),
    setNetwork: (id, next) => changed(networks.set(id, next)),
  };
}

interface Table<T> {
  get(id: string): T | undefined;
  set(id: string, next: T | null): boolean;
  /** The same map until something is set. */
  snapshot(): ReadonlyMap<string, T>;
  clear(): readonly string[];
}

function createTable<T>(): Table<T> {
  const rows = new Map<string, T>();
  let copy: ReadonlyMap<string, T> | null = null;
  return {
    get: (id) => rows.get(id),
    set(id, next) {
      const previous = rows.get(id);
      if (next === null ? previous === undefined : equal(previous, next)) return false;
      if (next === null) rows.delete(id);
      else rows.set(id, next);
      copy = null;
      return true;
    },
    snapshot() {
      copy ??= new Map(rows);
      return copy;
    },
    clear() {
      const ids = [...rows.keys()];
      rows.clear();
      copy = null;
      return ids;
    },
  };
}

/** Reports are built field by field in one order, so equal ones print equally. */
const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
