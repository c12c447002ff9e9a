import type { EngineReport, NetworkReport } from "../engine-report";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { HostPlace } from "./place-host";

/** What placing a container needs besides the container. One object per engine, kept while nothing in it changed. */
export interface EngineContext {
  readonly engineId: string;
  readonly hostName: string;
  readonly host: HostPlace;
  readonly index: InventoryIndex;
  /** Engines before 28.0.0 answer on loopback ports to their neighbours (rule D7). */
  readonly leaksLoopback: boolean;
  readonly networks: ReadonlyMap<string, NetworkReport>;
  /** A container that never ran has no network ids, only names. */
  readonly networksByName: ReadonlyMap<string, NetworkReport>;
}

export function createEngineContext(
  report: EngineReport,
  host: HostPlace,
  hostName: string,
  index: InventoryIndex,
): EngineContext {
  const major = Number.parseInt(report.engine.version, 10);
  const networksByName = new Map<string, NetworkReport>();
  for (const network of report.networks.values()) {
    const twin = networksByName.get(network.name);
    if (!twin || network.id < twin.id) networksByName.set(network.name, network);
  }
  return {
    engineId: report.engineId,
    hostName,
    host,
    index,
    leaksLoopback: Number.isFinite(major) && major < 28,
    networks: report.networks,
    networksByName,
  };
}

/** Docker's own three, which say nothing about who belongs together. */
export const isDefaultNetwork = (name: string): boolean => name === "bridge" || name === "host" || name === "none";
