import "server-only";
import { type Lab, type LabEngine, readLab } from "@/e2e/lab/state.mjs";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import type { ContainerReport, EngineReport } from "@/lib/domain/engine-report";
import type { SourceStatus } from "@/lib/domain/source";
import { until } from "@/lib/server/sources/until";
import { createEngineSource } from "./create-engine-source";
import type { EngineSource } from "./types";

/** For `*.lab.test.ts`: a source whose every word is kept, and ways to wait for one. */
export interface Watched {
  readonly source: EngineSource;
  readonly statuses: SourceStatus[];
  readonly told: { readonly changed: readonly string[]; readonly eventAt: number | null; readonly at: number }[];
  report(): EngineReport | null;
  named(name: string): ContainerReport | undefined;
  /** Resolves once `holds` does; rejects after `ms`, saying `what` was waited for. */
  until(what: string, holds: () => boolean, ms?: number): Promise<void>;
}

export function requireLab(): Lab {
  const lab = readLab();
  if (!lab) throw new Error("BULKHEAD_LAB names no running lab. Start one with `npm run lab`.");
  return lab;
}

export const overSocket = (engine: LabEngine): EngineConnection => ({ transport: "unix", socketPath: engine.socket });

export function watchEngine(connection: EngineConnection, name = "watched"): Watched {
  const statuses: SourceStatus[] = [];
  const told: Watched["told"] = [];
  const source = createEngineSource(
    { id: name, name, hostId: null, connection },
    {
      status: (status) => statuses.push(status),
      report: (_report, changed, eventAt) => told.push({ changed, eventAt, at: performance.now() }),
    },
  );
  const named = (wanted: string) =>
    [...(source.report()?.containers.values() ?? [])].find((container) => container.name === wanted);
  return { source, statuses, told, named, report: () => source.report(), until };
}
