import type { NodeId } from "../ids";
import { laneNodeId, unplacedZoneId, zoneNodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import { type Reason, reason } from "../reason";
import type { HostZone } from "./place-host";
import type { PlacedNode } from "./place-nodes";

export interface ClusterPlace {
  /** The zone that it stands in; null: none, and `why` says why. */
  readonly home: HostZone | null;
  /** Every zone that a node of it has an address in, its home first. */
  readonly zones: readonly HostZone[];
  /** The box around it: a lane, a zone or "Unplaced"; null only while no zone exists. */
  readonly parentId: NodeId | null;
  readonly zoneId: NodeId | null;
  readonly why: Reason;
}

/**
 * Where a cluster stands: in the zone that most of its nodes stand in (of equals the one that a node comes first in),
 * and there on the lane of most of those. A cluster whose nodes stand nowhere, or may not be read, stands where its API
 * is reached.
 *
 * @param address - Host of its API's address.
 */
export function placeCluster(
  nodes: ReadonlyMap<string, PlacedNode>,
  address: string,
  index: InventoryIndex,
): ClusterPlace {
  const standing = [...nodes.values()].filter(({ place }) => place.home !== null);
  const zones = zonesOf(standing);
  const zoneId = mostOf(standing.map(({ place }) => place.home?.zoneId ?? ""));
  if (zoneId !== null) {
    const there = standing.filter(({ place }) => place.home?.zoneId === zoneId);
    const home = there[0]?.place.home ?? null;
    const laneId = mostOf(there.flatMap(({ place }) => place.laneId ?? []));
    const zone = nameOf(zoneId, index);
    const why = reason("cluster.nodes", { zone, count: there.length, total: nodes.size });
    return { home, zones: homeFirst(zones, zoneId), ...stands(zoneId, laneId), why };
  }
  const located = index.locate(address);
  if (located?.zoneId) {
    const { subnet } = located;
    const home = { zoneId: located.zoneId, address, cidr: subnet.cidr };
    const why = reason("cluster.address", { zone: nameOf(located.zoneId, index), address, cidr: subnet.cidr });
    return { home, zones: [home, ...zones], ...stands(located.zoneId, subnet.vlanId ?? subnet.id), why };
  }
  const nowhere = index.inventory.zones.length > 0 ? unplacedZoneId : null;
  const why = reason("unplaced.cluster", { address, nodes: nodes.size });
  return { home: null, zones, parentId: nowhere, zoneId: nowhere, why };
}

const stands = (zoneId: string, laneId: string | null): Pick<ClusterPlace, "parentId" | "zoneId"> => ({
  parentId: laneId === null ? zoneNodeId(zoneId) : laneNodeId(laneId),
  zoneId: zoneNodeId(zoneId),
});

const nameOf = (zoneId: string, index: InventoryIndex): string => index.zones.get(zoneId)?.name ?? "";

function zonesOf(nodes: readonly PlacedNode[]): HostZone[] {
  const zones = new Map<string, HostZone>();
  for (const { place } of nodes)
    for (const zone of place.zones) if (!zones.has(zone.zoneId)) zones.set(zone.zoneId, zone);
  return [...zones.values()];
}

const homeFirst = (zones: readonly HostZone[], home: string): HostZone[] => [
  ...zones.filter(({ zoneId }) => zoneId === home),
  ...zones.filter(({ zoneId }) => zoneId !== home),
];

/** What is there most often, of equals what comes first; null of nothing. */
function mostOf(all: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  let most: string | null = null;
  for (const [each, count] of counts) if (most === null || count > (counts.get(most) ?? 0)) most = each;
  return most;
}
