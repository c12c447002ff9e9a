import type { NodeId } from "../ids";
import type { GeometryNode } from "./geometry-model";
import { toTree } from "./geometry-tree";
import { groupId, looseHost, looseId } from "./groups";
import { layOutGroup } from "./lay-out-group";
import { compareNatural } from "./natural-order";
import { once } from "./once";
import { packRoots } from "./pack-roots";
import { kindOf } from "./slot-gaps";
import { type SlotEntry, type SlotStructure, type SlotTable, toSlot } from "./slot-table";
import { goneBoxes } from "./slotted-tree";

const widestLoose = 8;

/**
 * Where groups stand in *Stacks*: a stack over all its hosts is one box, its part on each host a row of this table below
 * it; what belongs to no stack is a box per host. Parts are as wide as their stacks in *Zones*, and cards stand in them
 * as there, so cards have no rows here.
 */
export function assignGroups(previous: SlotTable, structure: SlotStructure, zones: SlotTable): SlotTable {
  const parts = assignParts(previous, structure, zones);
  const loose = looseCells(previous, structure, zones);
  const groups = new Map<NodeId, number>();
  for (const [id, { parent }] of Object.entries(parts))
    groups.set(parent ?? "", Math.max(groups.get(parent ?? "") ?? 1, zones[id]?.columns ?? 1));
  for (const [id, cards] of loose)
    groups.set(id, previous[id]?.columns || Math.min(widestLoose, Math.max(2, Math.ceil(Math.sqrt(cards)))));

  const cards = structure.nodes.filter((node) => node.kind === "container");
  const tree = once(() => toTree({ nodes: boxesOf(), folded: [] }));
  const boxesOf = (): GeometryNode[] => [
    ...cards.map(({ id, parentId, kind }) => ({ id, parentId: ownerOf(parentId), kind, slot: toSlot(zones[id]) })),
    ...Object.entries(parts).map(([id, { parent, order }]) => ({
      id,
      parentId: parent,
      kind: "stack" as const,
      slot: { ...toSlot(zones[id]), order },
    })),
    ...[...groups].map(([id, columns]) => ({
      id,
      parentId: null,
      kind: "group" as const,
      slot: { column: 0, order: 0, columns, room: zones[looseHost(id) ?? ""]?.room ?? 0 },
    })),
  ];
  const height = (id: NodeId) => () => {
    const group = tree().get(id);
    return group ? layOutGroup(group, { x: 0, y: 0 }, tree(), {}) : 0;
  };
  const here = new Set(structure.nodes.map((node) => node.id));
  const alive = new Set(Object.entries(parts).flatMap(([id, { parent }]) => (here.has(id) && parent ? [parent] : [])));
  for (const card of cards) if (card.parentId !== null) alive.add(ownerOf(card.parentId) ?? "");
  const roots = [...groups]
    .filter(([id]) => alive.has(id))
    .sort(([a], [b]) => Number(looseHost(a) !== null) - Number(looseHost(b) !== null) || compareNatural(a, b))
    .map(([id, columns]) => ({ id, columns, height: height(id) }));
  const gone = [...groups.keys()].filter((id) => !alive.has(id)).map((id) => ({ id, height: height(id) }));
  const placed = packRoots(roots, previous, gone);
  return {
    ...placed,
    ...Object.fromEntries(Object.entries(parts).filter(([, { parent }]) => parent && placed[parent])),
  };
}

const ownerOf = (parentId: NodeId | null): NodeId | null =>
  parentId !== null && kindOf(parentId) === "host" ? looseId(parentId) : parentId;

/** A stack's part on each host, in its group: who had a place keeps it, a newcomer comes after them all. */
function assignParts(previous: SlotTable, { nodes }: SlotStructure, zones: SlotTable): Record<NodeId, SlotEntry> {
  const stacks = nodes.filter((node) => node.kind === "stack").sort((a, b) => compareNatural(a.id, b.id));
  const here = new Set(stacks.map((node) => node.id));
  const parts: Record<NodeId, SlotEntry> = {};
  const last = new Map<NodeId, number>();
  const keep = (id: NodeId, entry: SlotEntry) => {
    parts[id] = { ...entry, columns: zones[id]?.columns ?? entry.columns };
    last.set(entry.parent ?? "", Math.max(last.get(entry.parent ?? "") ?? -1, entry.order));
  };
  for (const [id, entry] of Object.entries(previous))
    if (kindOf(id) === "stack" && entry.parent && zones[id]) keep(id, entry);
  for (const { id, name } of stacks) {
    const parent = groupId(name);
    if (parts[id]?.parent !== parent) keep(id, { parent, column: 0, order: (last.get(parent) ?? -1) + 1, columns: 0 });
  }
  // A part whose stack *Zones* has forgotten is forgotten here.
  const remembered = new Set(goneBoxes(zones, here).map(([id]) => id));
  return Object.fromEntries(Object.entries(parts).filter(([id]) => here.has(id) || remembered.has(id)));
}

/** Cells that each host keeps for cards in no stack, by the id of their box. */
function looseCells(previous: SlotTable, { nodes }: SlotStructure, zones: SlotTable): ReadonlyMap<NodeId, number> {
  const here = new Set(nodes.map((node) => node.id));
  const loose = new Map<NodeId, number>();
  for (const [id, { room = 0 }] of Object.entries(zones))
    if (kindOf(id) === "host" && room > 0 && (here.has(id) || previous[looseId(id)])) loose.set(looseId(id), room);
  return loose;
}
