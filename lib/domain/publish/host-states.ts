import { hostNodeId, laneNodeId, type NodeId, unplacedZoneId, zoneNodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import { type HostPlace, placeHost } from "../place/place-host";
import type { SourceStatus } from "../source";
import type { ClusterState, NodeState } from "./cluster-state";
import { type EngineHost, type EngineState, engineHost } from "./engine-state";

/** A host on the map: every one of the inventory, and a stand-in for each engine and each node of a cluster that has none. */
export interface HostState {
  readonly host: EngineHost;
  readonly place: HostPlace;
  readonly parentId: NodeId | null;
  /** The compartment it stands in; `null` only while no zone exists. */
  readonly zoneId: NodeId | null;
  /** Of the engines that run on it. */
  readonly sources: readonly SourceStatus[];
  /** Nodes of clusters that it is. */
  readonly nodes: readonly NodeState[];
}

export function hostStates(
  index: InventoryIndex,
  engines: ReadonlyMap<string, EngineState>,
  clusters: ReadonlyMap<string, ClusterState>,
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

  const nodes = new Map<NodeId, NodeState[]>();
  for (const cluster of clusters.values())
    for (const state of cluster.nodes.values()) {
      const { hostId, hostName, row } = state.node;
      const own = nodes.get(hostId);
      if (own) own.push(state);
      else nodes.set(hostId, [state]);
      if (!hosts.has(hostId)) hosts.set(hostId, { host: { nodeId: hostId, name: hostName, row }, engineIds: [] });
    }

  const states = new Map<NodeId, HostState>();
  for (const [nodeId, { host, engineIds }] of hosts) {
    const first = engineIds.map((id) => engines.get(id)).find((engine) => engine !== undefined);
    const own = nodes.get(nodeId) ?? [];
    const place = first?.context.host ?? own[0]?.node.place ?? placeHost(host.row, null, index);
    const heard = engineIds.map((id) => sources.get(id)).filter((source) => source !== undefined);
    states.set(nodeId, { host, place, sources: heard, nodes: own, ...standsUnder(place, inventory.zones.length > 0) });
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
