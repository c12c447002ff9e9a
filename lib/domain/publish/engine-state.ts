import type { EngineReport } from "../engine-report";
import { hostNodeId, type NodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { Host, Inventory } from "../inventory/model";
import { type NormalEngine, normaliseEngine } from "../normalise/normalise-engine";
import { renewEngine } from "../normalise/renew-engine";
import type { Operation } from "../operation";
import { createEngineContext, type EngineContext } from "../place/engine-context";
import { type HostPlace, placeHost } from "../place/place-host";
import { type EngineRelations, relateEngine } from "../relate/relate-engine";
import { relatesAlike } from "../relate/relates-alike";
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

interface EngineRow {
  readonly name: string;
  readonly host: Host | null;
}

const rows = new WeakMap<Inventory, ReadonlyMap<string, EngineRow>>();

function engineRows(inventory: Inventory): ReadonlyMap<string, EngineRow> {
  const known = rows.get(inventory);
  if (known) return known;
  const hosts = new Map(inventory.hosts.map((host) => [host.id, host]));
  const made = new Map(
    inventory.engines.map(({ id, name, hostId }) => [id, { name, host: hosts.get(hostId ?? "") ?? null }]),
  );
  rows.set(inventory, made);
  return made;
}

export function engineHost(engineId: string, report: EngineReport | null, index: InventoryIndex): EngineHost {
  const engine = engineRows(index.inventory).get(engineId);
  const row = engine?.host;
  if (row) return { nodeId: hostNodeId(row.id), name: row.name, row };
  const name = engine?.name || report?.engine.hostname || engineId;
  return { nodeId: hostNodeId(`engine.${engineId}`), name, row: null };
}

/**
 * @param operations - Running ones on this engine.
 * @returns `previous` itself when nothing that it came from has changed.
 */
export function nextEngineState(
  report: EngineReport,
  index: InventoryIndex,
  operations: readonly Operation[],
  source: SourceStatus | null,
  previous: EngineState | null,
): EngineState {
  const operationIds = operations.map((each) => each.id).join();
  const unchanged = previous?.normal.report === report && previous.operationIds === operationIds;
  if (unchanged && previous.context.index === index && previous.source === source) return previous;
  const normal = unchanged ? previous.normal : nextNormal(report, operations, operationIds, previous);
  const host = engineHost(report.engineId, report, index);
  const context = nextContext(report, host, index, previous);
  const related = previous?.host.nodeId === host.nodeId && relatesAlike(previous.normal, normal);
  const measured = source?.clockSkewMs ?? 0;
  const used = previous?.skewMs ?? 0;
  return {
    normal,
    operationIds,
    context,
    host,
    source,
    skewMs: Math.abs(measured - used) > skewJitterMs ? measured : used,
    related: related ? previous.related : nextRelations(normal, host.nodeId, previous?.related ?? null),
  };
}

function nextNormal(
  report: EngineReport,
  operations: readonly Operation[],
  operationIds: string,
  previous: EngineState | null,
): NormalEngine {
  const renewed = previous?.operationIds === operationIds ? renewEngine(report, previous.normal) : null;
  return renewed ?? normaliseEngine(report, operations, previous?.normal ?? null);
}

function nextContext(
  report: EngineReport,
  host: EngineHost,
  index: InventoryIndex,
  previous: EngineState | null,
): EngineContext {
  const before = previous?.context.index === index ? previous.context : null;
  if (before && previous && isAsBefore(report, host, previous)) return before;
  const place: HostPlace = placeHost(host.row, report.engine.address, index);
  const next = createEngineContext(report, place, host.name, index);
  const unchanged =
    before?.hostName === next.hostName &&
    before.leaksLoopback === next.leaksLoopback &&
    sameNetworks(before.networks, next.networks) &&
    same(before.host, next.host);
  return unchanged ? before : next;
}

/** All that a context is made of but for the inventory. */
const isAsBefore = (
  { engine, networks }: EngineReport,
  host: EngineHost,
  { host: was, normal }: EngineState,
): boolean =>
  normal.report.engine === engine &&
  normal.report.networks === networks &&
  was.row === host.row &&
  was.name === host.name;

function sameNetworks(a: EngineContext["networks"], b: EngineContext["networks"]): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [id, network] of b) if (!same(a.get(id), network)) return false;
  return true;
}

/** What it offers other engines and asks of them is compared by identity: it stays the same object while it says the same. */
function nextRelations(normal: NormalEngine, hostNode: NodeId, previous: EngineRelations | null): EngineRelations {
  const next = relateEngine(normal, hostNode);
  return previous && same(previous.reachable, next.reachable) ? { ...next, reachable: previous.reachable } : next;
}
