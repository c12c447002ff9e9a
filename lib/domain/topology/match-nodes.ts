import type { Tier } from "../health";
import type { NodeId } from "../ids";
import { type Ancestry, ancestryOf } from "./ancestry";
import type { ContainerNode, TopologyNode } from "./model";

/** What a person asks to see. Empty parts ask for nothing. */
export interface Wanted {
  readonly q: string;
  readonly health: readonly Tier[];
  readonly zone: NodeId | null;
}

/**
 * The containers that are meant: every word of `q` in its name, image, stack, host, zone, VLAN, an address or a port;
 * its tier one of `health`; its home, or a zone that it also reaches, `zone`. Upper and lower case are the same.
 */
export function matchNodes(nodes: ReadonlyMap<NodeId, TopologyNode>, wanted: Wanted): ReadonlySet<NodeId> {
  const words = wanted.q.toLowerCase().split(/\s+/).filter(Boolean);
  const homes = new Map<NodeId | null, Ancestry>();
  const matched = new Set<NodeId>();
  for (const node of nodes.values()) {
    if (node.kind !== "container") continue;
    if (wanted.health.length > 0 && !wanted.health.includes(node.health.tier)) continue;
    // Siblings stand in the same boxes, so their parents are walked once.
    let home = homes.get(node.parentId);
    if (!home) {
      home = ancestryOf(node.parentId ?? node.id, nodes);
      homes.set(node.parentId, home);
    }
    if (wanted.zone && home.zone?.id !== wanted.zone && !node.alsoIn.some((zone) => zone.zoneId === wanted.zone))
      continue;
    if (words.length > 0) {
      const text = searchText(node, home);
      if (!words.every((word) => text.includes(word))) continue;
    }
    matched.add(node.id);
  }
  return matched;
}

function searchText(node: ContainerNode, home: Ancestry): string {
  const vlan = home.lane?.vid ? `vlan${home.lane.vid} vlan ${home.lane.vid}` : "";
  return [
    node.name,
    node.imageRef,
    node.stack ?? "",
    node.service ?? "",
    home.host?.name ?? "",
    home.zone?.name ?? "",
    vlan,
    ...node.addresses,
    ...node.ports.map((port) => `${port.hostPort}/${port.proto}`),
  ]
    .join("\n")
    .toLowerCase();
}
