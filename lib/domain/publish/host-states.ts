import { hostNodeId, laneNodeId, type NodeId, unplacedZoneId, zoneNodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import { type HostPlace, placeHost } from "../place/place-host";
import type { SourceStatus } from "../source";
import { type EngineHost, type EngineState, engineHost } from "./engine-state";

/** A host on the map: every one of the inventory, and a stand-in for each engine that has none. */
export interface HostState {
  readonly host: EngineHost;
  readonly place: HostPlace;
  readonly parentId: NodeId | null;
  /** The compartment it stands in; `null` only while no zone exists. */
  readonly zoneId: NodeId | null;
  readonly sources: readonly SourceStatus[];
}

export function hostStates(
  index: InventoryIndex,
  engines: ReadonlyMap<string, EngineState>,
  sources: ReadonlyMap<string, SourceStatus>,
): Map<NodeId, HostState> {
  const { inventory } = index;
  const hosts = new Map<NodeId, { host: EngineHost; engineIds: string[] }>();
  for (const row of inventory.hosts) {
    const nodeId = hostNodeId(row.id);
    hosts.set(nodeId, { host: { nodeId, name: row.name, row }, engineIds: [] });
  }
  const engineSources = [...sources.values()].filter((source) => source.kind === "engine");
  const known = new Set([
    ...inventory.engines.map(({ id }) => id),
    ...engineSources.map(({ id }) => id),
    ...engines.keys(),
  ]);
  for (const engineId of [...known].sort()) {
    const host = engineHost(engineId, engines.get(engineId)?.normal.report ?? null, index);
    const before = hosts.get(host.nodeId);
    if (before) before.engineIds.push(engineId);
    else hosts.set(host.nodeId, { host: named(host, sources.get(engineId)), engineIds: [engineId] });
  }

  const states = new Map<NodeId, HostState>();
  for (const [nodeId, { host, engineIds }] of hosts) {
    const first = engineIds.map((id) => engines.get(id)).find((engine) => engine !== undefined);
    const place = first?.context.host ?? placeHost(host.row, null, index);
    const own = engineIds.map((id) => sources.get(id)).filter((source) => source !== undefined);
    states.set(nodeId, { host, place, sources: own, ...standsUnder(place, inventory.zones.length > 0) });
  }
  return states;
}

const named = (host: EngineHost, source: SourceStatus | undefined): EngineHost =>
  source && host.nodeId === hostNodeId(`engine.${source.id}`) && host.name === source.id
    ? { ...host, name: source.name }
    : host;

function standsUnder({ home, laneId }: HostPlace, zonesExist: boolean): Pick<HostState, "parentId" | "zoneId"> {
  if (!zonesExist) return { parentId: null, zoneId: null };
  if (!home) return { parentId: unplacedZoneId, zoneId: unplacedZoneId };
  const zoneId = zoneNodeId(home.zoneId);
  return { parentId: laneId === null ? zoneId : laneNodeId(laneId), zoneId };
}
