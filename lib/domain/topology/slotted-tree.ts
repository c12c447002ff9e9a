import type { NodeId } from "../ids";
import type { GeometryNode } from "./geometry-model";
import { type Tree, toTree } from "./geometry-tree";
import { kindOf } from "./slot-gaps";
import { type SlotEntry, type SlotKind, type SlotStructure, type SlotTable, toSlot } from "./slot-table";

/** The boxes of *Zones* with the slots they have, their gaps among them, to measure how high a host or a stack is. */
export function slottedTree({ nodes }: SlotStructure, zones: SlotTable): Tree {
  const present = nodes.map(
    ({ id, parentId, kind }): GeometryNode => ({ id, parentId, kind, slot: toSlot(zones[id]) }),
  );
  const here = new Set(nodes.map((node) => node.id));
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
export const goneBoxes = (table: SlotTable, here: ReadonlySet<NodeId>): [NodeId, SlotEntry][] =>
  Object.entries(table).filter(([id]) => !here.has(id) && kindOf(id) !== "container");
