import type { NodeId } from "../ids";
import { minZoneColumns } from "./arrange-zones";
import { packStacks } from "./pack-stacks";
import { placeZones } from "./place-zones";
import { type Family, freeOrders, keptEntries, rememberGone, toFamilies } from "./slot-families";
import type { SlotEntry, SlotStructure, SlotTable } from "./slot-table";
import { indexContents, type StructureIndex } from "./structure-index";

/**
 * Decides where everything stands. What had a place under the same parent keeps it; a newcomer takes the first free place
 * among its siblings; what is gone leaves a gap. So neither a status change nor a reload nor a second browser moves
 * anything. Zones get their columns and widths once, when the first of them has something in it, so that the whole comes
 * near the window's shape.
 *
 * @param previous - The last table of this preset; `{}` arranges everything anew.
 * @returns A table for every node of `structure`, and what is still remembered of nodes that are gone. Equal arguments
 *   give an equal table.
 */
export function assignSlots(previous: SlotTable, structure: SlotStructure): SlotTable {
  const index = indexContents(structure);
  const next: Record<NodeId, SlotEntry> = {};
  for (const family of toFamilies(structure)) {
    if (family.kind === "zone" || (family.kind === "host" && family.parent === null))
      Object.assign(next, placeZones(family, previous, index));
    else if (family.kind === "stack") placeStacks(family, previous, index, next);
    else placeInOrder(family, previous, next);
  }
  return rememberGone(next, previous);
}

function placeInOrder(family: Family, previous: SlotTable, next: Record<NodeId, SlotEntry>): void {
  const kept = keptEntries(family, previous);
  const free = freeOrders(kept);
  for (const { id } of family.members)
    next[id] = kept.get(id) ?? { parent: family.parent, column: 0, order: free.next().value, columns: 0 };
}

/**
 * A host seen for the first time has its stacks packed side by side where they fit. A stack that comes later gets the
 * host's whole width, because it has just begun to grow and must not push its neighbours then.
 */
function placeStacks(
  family: Family,
  previous: SlotTable,
  index: StructureIndex,
  next: Record<NodeId, SlotEntry>,
): void {
  const width = index.zoneOf(family.parent, next)?.columns || minZoneColumns;
  const cells = ({ id }: { id: NodeId }) => index.cards(id);
  let kept = keptEntries(family, previous);
  if ([...kept.values()].some(({ column, columns }) => columns < 1 || column + columns > width)) kept = new Map();
  const free = freeOrders(kept);
  if (kept.size === 0) {
    const { spans } = packStacks(family.members.map(cells), width);
    family.members.forEach(({ id }, i) => {
      next[id] = { parent: family.parent, order: free.next().value, column: 0, columns: width, ...spans[i] };
    });
    return;
  }
  for (const { id } of family.members)
    next[id] = kept.get(id) ?? { parent: family.parent, column: 0, order: free.next().value, columns: width };
}
