import type { EngineReport } from "../engine-report";
import { hostNodeId, type NodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { Host } from "../inventory/model";
import { type NormalEngine, normaliseEngine } from "../normalise/normalise-engine";
import type { Operation } from "../operation";
import { createEngineContext, type EngineContext } from "../place/engine-context";
import { type HostPlace, placeHost } from "../place/place-host";
import { type EngineRelations, relateEngine } from "../relate/relate-engine";
import type { SourceStatus } from "../source";
import { same } from "./same";

/** One engine, normalised and put on its host. */
export interface EngineState {
  readonly normal: NormalEngine;
  /** Of the operations at work on it: they fold what a redeploy makes into one node. */
  readonly operationIds: string;
  readonly context: EngineContext;
  readonly host: EngineHost;
  readonly source: SourceStatus | null;
  /** Clock skew as used; it follows the measured one only when that moves by more than its own jitter. */
  readonly skewMs: number;
  readonly related: EngineRelations;
}

/** The inventory's host, or a stand-in for an engine whose host nobody has entered. */
export interface EngineHost {
  readonly nodeId: NodeId;
  readonly name: string;
  readonly row: Host | null;
}

/** The Date header counts whole seconds and answers take time: less than this says nothing. */
const skewJitterMs = 3_000;

export function engineHost(engineId: string, report: EngineReport | null, index: InventoryIndex): EngineHost {
  const { engines, hosts } = index.inventory;
  const engine = engines.find((each) => each.id === engineId);
  const row = hosts.find((each) => each.id === engine?.hostId) ?? null;
  if (row) return { nodeId: hostNodeId(row.id), name: row.name, row };
  const name = engine?.name || report?.engine.hostname || engineId;
  return { nodeId: hostNodeId(`engine.${engineId}`), name, row: null };
}

export function nextEngineState(
  report: EngineReport,
  index: InventoryIndex,
  operations: readonly Operation[],
  source: SourceStatus | null,
  previous: EngineState | null,
): EngineState {
  const own = operations.filter((each) => each.engineId === report.engineId);
  const operationIds = own.map((each) => each.id).join();
  const unchanged = previous?.normal.report === report && previous.operationIds === operationIds;
  const normal = unchanged ? previous.normal : normaliseEngine(report, own, previous?.normal ?? null);
  const host = engineHost(report.engineId, report, index);
  const context = nextContext(report, host, index, previous?.context ?? null);
  const unrelated = !previous || previous.host.nodeId !== host.nodeId || !sameContainers(previous.normal, normal);
  const measured = source?.clockSkewMs ?? 0;
  const used = previous?.skewMs ?? 0;
  return {
    normal,
    operationIds,
    context,
    host,
    source,
    skewMs: Math.abs(measured - used) > skewJitterMs ? measured : used,
    related: unrelated ? relateEngine(normal, host.nodeId) : previous.related,
  };
}

function nextContext(
  report: EngineReport,
  host: EngineHost,
  index: InventoryIndex,
  previous: EngineContext | null,
): EngineContext {
  const place: HostPlace = placeHost(host.row, report.engine.address, index);
  const next = createEngineContext(report, place, host.name, index);
  const unchanged =
    previous?.index === index &&
    previous.hostName === next.hostName &&
    previous.leaksLoopback === next.leaksLoopback &&
    sameNetworks(previous.networks, next.networks) &&
    same(previous.host, next.host);
  return unchanged ? previous : next;
}

function sameNetworks(a: EngineContext["networks"], b: EngineContext["networks"]): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [id, network] of b) if (!same(a.get(id), network)) return false;
  return true;
}

function sameContainers(a: NormalEngine, b: NormalEngine): boolean {
  if (a.containers.size !== b.containers.size || a.report.networks !== b.report.networks) return false;
  for (const [id, facts] of b.containers) if (a.containers.get(id) !== facts) return false;
  return true;
}
