import type { NodeId } from "../ids";
import type { GeometryNode } from "./geometry-model";
import { type Tree, toTree } from "./geometry-tree";
import { isCard, kindOf } from "./slot-gaps";
import { type SlotEntry, type SlotKind, type SlotStructure, type SlotTable, toSlot } from "./slot-table";

/**
 * The boxes of *Zones* with the slots they have, their gaps among them, to measure how high a host or a stack is. Cards
 * are left out: the room of a stack or host counts their cells.
 */
export function slottedTree({ nodes }: SlotStructure, zones: SlotTable): Tree {
  const boxes = nodes.filter(({ kind }) => kind !== "container");
  const present = boxes.map(
    ({ id, parentId, kind }): GeometryNode => ({ id, parentId, kind, slot: toSlot(zones[id]) }),
  );
  const here = new Set(boxes.map((node) => node.id));
  const gone = goneBoxes(zones, here).map(
    ([id, entry]): GeometryNode => ({
      id,
      parentId: entry.parent,
      kind: kindOf(id) as SlotKind,
      slot: toSlot(entry),
      gone: true,
    }),
  );
  return toTree({ nodes: [...present, ...gone], folded: [] });
}

/** Boxes that a table remembers and that are gone; cards are cells and need no row. */
export function goneBoxes(table: SlotTable, here: ReadonlySet<NodeId>): [NodeId, SlotEntry][] {
  const gone: [NodeId, SlotEntry][] = [];
  for (const id in table) {
    const entry = isCard(id) || here.has(id) ? undefined : table[id];
    if (entry) gone.push([id, entry]);
  }
  return gone;
}
