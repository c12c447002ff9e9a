import type { NodeId } from "../ids";
import { minZoneColumns } from "./arrange-zones";
import { packStacks } from "./pack-stacks";
import { placeZones } from "./place-zones";
import { allKept, type Family, freeOrders, keptEntries, lastOrder, rememberGone, toFamilies } from "./slot-families";
import { type Gaps, gapsOf, leaveGaps } from "./slot-gaps";
import type { SlotEntry, SlotNode, SlotStructure, SlotTable } from "./slot-table";
import { indexContents, type StructureIndex } from "./structure-index";

type Slots = Record<NodeId, SlotEntry>;

/**
 * Decides where everything stands. What had a place under the same parent keeps it; a newcomer takes a free one among
 * its siblings that is large enough, or else the next after all of them; what is gone leaves a gap. So neither a status
 * change nor a reload nor a second browser moves anything. Zones get their columns and widths once, when the first of
 * them has something in it, so that the whole comes near the window's shape.
 *
 * @param previous - The last table of this preset; `{}` arranges everything anew.
 * @returns A table for every node of `structure`, and what is still remembered of nodes that are gone. Equal arguments
 *   give an equal table.
 */
export function assignSlots(previous: SlotTable, structure: SlotStructure): SlotTable {
  const index = indexContents(structure);
  const known = leaveGaps(previous, structure);
  const gaps = gapsOf(known, structure);
  const next: Slots = {};
  let anew = false;
  for (const family of toFamilies(structure)) {
    if (family.kind === "zone" || (family.kind === "host" && family.parent === null)) {
      const placed = placeZones(family, known, { index, gaps });
      Object.assign(next, placed.slots);
      anew ||= placed.anew;
    } else if (family.kind === "stack") placeStacks(family, known, { index, gaps }, next);
    else placeInOrder(family, known, gaps, next);
  }
  keepRoom(structure.nodes, next);
  return rememberGone(next, anew ? {} : known);
}

/** A card takes the first free cell. Lanes and hosts are boxes of any height: theirs is their own gap, or after the last. */
function placeInOrder(family: Family, previous: SlotTable, gaps: Gaps, next: Slots): void {
  const { parent, kind } = family;
  if (allKept(family, previous)) {
    keep(family, previous, next);
    return;
  }
  const kept = keptEntries(family, previous);
  const free = freeOrders(kept);
  let last = kind === "container" ? 0 : lastOrder(kept, gaps.under(parent, kind));
  for (const { id } of family.members) {
    const entry = kept.get(id);
    if (entry) next[id] = entry;
    else {
      const order = kind === "container" ? free() : (gaps.homeOf(id, parent)?.entry.order ?? ++last);
      next[id] = { parent, column: 0, order, columns: 0 };
    }
  }
}

function keep({ members }: Family, previous: SlotTable, next: Slots): void {
  for (const { id } of members) {
    const entry = previous[id];
    if (entry) next[id] = entry;
  }
}

interface Known {
  readonly index: StructureIndex;
  readonly gaps: Gaps;
}

/**
 * A host seen for the first time has its stacks packed side by side where they fit. A stack that comes later takes a gap
 * that holds it, or gets the host's whole width below the others, because it has just begun to grow and must not push
 * its neighbours then.
 */
function placeStacks(family: Family, previous: SlotTable, { index, gaps }: Known, next: Slots): void {
  const { parent } = family;
  const width = index.zoneOf(parent, next)?.columns || minZoneColumns;
  const cells = ({ id }: { id: NodeId }) => index.cards(id);
  const fits = ({ column, columns }: SlotEntry) => columns >= 1 && column + columns <= width;
  let kept = keptEntries(family, previous);
  if (![...kept.values()].every(fits)) kept = new Map();
  const left = gaps.under(parent, "stack").filter(({ entry }) => fits(entry));
  if (kept.size === 0 && left.length === 0) {
    const { spans } = packStacks(family.members.map(cells), width);
    family.members.forEach(({ id }, order) => {
      next[id] = { parent, order, column: 0, columns: width, ...spans[order] };
    });
    return;
  }
  const open = new Set(left);
  let last = lastOrder(kept, left);
  for (const member of family.members) {
    const entry = kept.get(member.id);
    const gap = entry ? undefined : largeEnough(open, member, cells(member));
    if (gap) open.delete(gap);
    next[member.id] = entry ?? (gap ? { ...gap.entry } : { parent, order: ++last, column: 0, columns: width });
  }
}

/** The first gap that a stack of so many cards fits into without growing; its own, where it comes home. */
function largeEnough(open: ReadonlySet<Gap>, { id }: SlotNode, cards: number): Gap | undefined {
  const rows = (cells: number, columns: number) => Math.max(1, Math.ceil(cells / columns));
  const holds = ({ entry }: Gap) => rows(cards, entry.columns) <= rows(entry.room ?? 0, entry.columns);
  const fitting = [...open].filter(holds);
  return fitting.find((gap) => gap.id.startsWith(`${id}@`)) ?? fitting[0];
}

type Gap = ReturnType<Gaps["under"]>[number];

/** A stack or host never gives back cells that it once had: what follows it would move. */
function keepRoom(nodes: readonly SlotNode[], next: Slots): void {
  const cells = new Map<NodeId, number>();
  for (const { id, kind, parentId } of nodes) {
    if (kind !== "container" || parentId === null) continue;
    cells.set(parentId, Math.max(cells.get(parentId) ?? 0, (next[id]?.order ?? 0) + 1));
  }
  for (const { id, kind } of nodes) {
    const entry = next[id];
    if ((kind !== "stack" && kind !== "host") || !entry) continue;
    const room = Math.max(cells.get(id) ?? 0, entry.room ?? 0);
    if (room > 0 && room !== entry.room) next[id] = { ...entry, room };
  }
}
