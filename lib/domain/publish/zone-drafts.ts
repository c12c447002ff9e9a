import { laneNodeId, type NodeId, unplacedZoneId, zoneNodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { Zone } from "../inventory/model";
import { formatPortRule, reach } from "../inventory/policy";
import type { LaneNode, ZoneNode } from "../topology/model";
import type { Tallies } from "./tallies";

type ZoneDraft = Omit<ZoneNode, "slot">;
type LaneDraft = Omit<LaneNode, "slot">;

/** The compartments: one per zone, and "Unplaced" only where zones exist and something stands in none. */
export function zoneDrafts(index: InventoryIndex, tallies: Tallies, unplaced: boolean): ZoneDraft[] {
  const { zones } = index.inventory;
  const drafts = zones.map((zone): ZoneDraft => {
    const id = zoneNodeId(zone.id);
    return {
      kind: "zone",
      id,
      parentId: null,
      name: zone.name,
      ...tallies(id),
      zoneKind: zone.kind,
      colour: zone.colour,
      protected: zone.protected,
      doors: doorsOf(zone, index),
    };
  });
  if (!unplaced) return drafts;
  const nowhere: ZoneDraft = {
    kind: "zone",
    id: unplacedZoneId,
    parentId: null,
    name: "Unplaced",
    ...tallies(unplacedZoneId),
    zoneKind: "unplaced",
    colour: 0,
    protected: false,
    doors: [],
  };
  return [...drafts, nowhere];
}

function doorsOf(zone: Zone, index: InventoryIndex): ZoneDraft["doors"] {
  const doors: { toZoneId: NodeId; ports: string[] }[] = [];
  for (const other of index.inventory.zones) {
    if (other.id === zone.id) continue;
    const what = reach(index, zone.id, other.id);
    if (what.kind === "none") continue;
    doors.push({
      toZoneId: zoneNodeId(other.id),
      ports: what.kind === "ports" ? what.ports.map(formatPortRule) : [],
    });
  }
  return doors;
}

/** A lane per VLAN of a zone, with its subnets, and one per subnet of a zone that has no VLAN. */
export function laneDrafts(index: InventoryIndex, tallies: Tallies): LaneDraft[] {
  const { vlans, subnets } = index.inventory;
  const lanes: LaneDraft[] = [];
  const add = (id: string, zoneId: string | null, lane: Pick<LaneDraft, "name" | "vid" | "cidrs">) => {
    if (zoneId === null || !index.zones.has(zoneId)) return;
    const nodeId = laneNodeId(id);
    lanes.push({ kind: "lane", id: nodeId, parentId: zoneNodeId(zoneId), health: tallies(nodeId).health, ...lane });
  };
  for (const vlan of vlans) {
    const cidrs = subnets.filter((subnet) => subnet.vlanId === vlan.id).map((subnet) => subnet.cidr);
    add(vlan.id, vlan.zoneId, { name: vlan.name, vid: vlan.vid, cidrs: cidrs.sort() });
  }
  for (const subnet of subnets)
    if (subnet.vlanId === null) add(subnet.id, subnet.zoneId, { name: subnet.cidr, vid: null, cidrs: [subnet.cidr] });
  return lanes;
}
