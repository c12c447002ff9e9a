import type { NodeId } from "../ids";
import type { HostContent, ZoneContent } from "./arrange-zones";
import { compareNewcomers } from "./slot-families";
import type { SlotEntry, SlotNode, SlotStructure, SlotTable } from "./slot-table";

/** Answers what is inside what, each by one look-up. */
export interface StructureIndex {
  cards(id: NodeId): number;
  zoneContent(zoneId: NodeId): ZoneContent;
  /** A host that stands in no zone, as if it were one. */
  hostAlone(hostId: NodeId): ZoneContent;
  /** Of all cards, the share that the table knows on a host that stands where it stood: 0 to 1, 1 where there are none. */
  knownShare(table: SlotTable): number;
  /** The slot of the zone around a host, or the host's own where it stands in none. */
  zoneOf(hostId: NodeId | null, slots: Readonly<Record<NodeId, SlotEntry>>): SlotEntry | undefined;
}

export function indexContents(structure: SlotStructure): StructureIndex {
  const byId = new Map(structure.nodes.map((node) => [node.id, node]));
  const children = new Map<NodeId, SlotNode[]>();
  for (const node of structure.nodes) {
    if (node.parentId === null) continue;
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  const inside = (id: NodeId, kind: SlotNode["kind"]): SlotNode[] =>
    (children.get(id) ?? []).filter((node) => node.kind === kind);
  const sorted = (nodes: SlotNode[]): SlotNode[] => nodes.sort(compareNewcomers);

  const cards = (id: NodeId): number => inside(id, "container").length;
  const hostContent = ({ id }: SlotNode): HostContent => ({
    stacks: sorted(inside(id, "stack")).map((stack) => cards(stack.id)),
    loose: cards(id),
  });
  const lanes = (zoneId: NodeId): SlotNode[][] => {
    const named = sorted(inside(zoneId, "lane")).map((lane) => sorted(inside(lane.id, "host")));
    const bare = sorted(inside(zoneId, "host"));
    return bare.length > 0 ? [...named, bare] : named;
  };
  return {
    cards,
    hostAlone: (id) => ({ id, lanes: [[byId.get(id)].filter((host) => host !== undefined).map(hostContent)] }),
    zoneContent: (id) => ({ id, lanes: lanes(id).map((hosts) => hosts.map(hostContent)) }),
    knownShare(table) {
      const all = structure.nodes.filter((node) => node.kind === "container");
      const stays = (card: SlotNode) => {
        const parent = byId.get(card.parentId ?? "");
        const host = parent?.kind === "stack" ? byId.get(parent.parentId ?? "") : parent;
        return table[card.id] !== undefined && host !== undefined && table[host.id]?.parent === host.parentId;
      };
      return all.length === 0 ? 1 : all.filter(stays).length / all.length;
    },
    zoneOf(hostId, slots) {
      for (let node = hostId === null ? undefined : byId.get(hostId); node; ) {
        if (node.kind === "zone" || node.parentId === null) return slots[node.id];
        node = node.parentId === null ? undefined : byId.get(node.parentId);
      }
      return undefined;
    },
  };
}
