import type { NodeId } from "../ids";
import { arrangeZones, minZoneColumns, type ZoneContent, zoneHeight } from "./arrange-zones";
import { isMemberId } from "./members";
import { planeShape } from "./sizes";
import { type Family, keptEntries, lastOrder } from "./slot-families";
import type { Gaps } from "./slot-gaps";
import type { SlotEntry, SlotTable } from "./slot-table";
import type { StructureIndex } from "./structure-index";

type Slots = Record<NodeId, SlotEntry>;

/**
 * Gives zones (and hosts, while there are no zones) their columns and widths. A zone is settled once a card has stood in
 * it: from then on it keeps both. While most cards are new, or a fifth of them fill a zone that was empty, there is no
 * picture to be learnt yet: all of it is fitted anew, and no gap is kept.
 */
export function placeZones(
  family: Family,
  previous: SlotTable,
  { index, gaps }: { readonly index: StructureIndex; readonly gaps: Gaps },
): { readonly slots: Slots; readonly anew: boolean } {
  const kept = keptEntries(family, previous);
  const content = family.kind === "zone" ? index.zoneContent : index.hostAlone;
  const everFilled = zonesWithCards(previous);
  // A zone without cards keeps its place too, unless the first are coming into it now.
  const settled = family.members.filter(({ id }) => kept.has(id) && (everFilled.has(id) || cardsIn(content(id)) === 0));
  const filledNow = family.members.some(({ id }) => !everFilled.has(id) && cardsIn(content(id)) > 0);
  const familiar = filledNow ? 0.8 : 0.5;
  if (everFilled.size === 0 || index.knownShare(previous) < familiar)
    return { slots: arrangeAll(family, content), anew: true };

  const next: Slots = {};
  for (const { id } of settled) next[id] = kept.get(id) as SlotEntry;
  let last = lastOrder(kept, gaps.under(family.parent, family.kind));
  for (const { id } of family.members) {
    if (next[id]) continue;
    const entry = kept.get(id) ?? {
      parent: family.parent,
      order: ++last,
      column: shortestColumn(next, content) ?? 0,
    };
    next[id] = { ...entry, columns: widthIn(entry.column, id, next, content) };
  }
  return { slots: next, anew: false };
}

const cardsIn = ({ lanes }: ZoneContent): number =>
  lanes.flat().reduce((sum, { stacks, loose }) => sum + loose + stacks.reduce((all, cards) => all + cards, 0), 0);

function arrangeAll(family: Family, content: (id: NodeId) => ZoneContent): Slots {
  const next: Slots = {};
  const places = arrangeZones(family.members.map(({ id }) => content(id)));
  places.forEach(({ id, column, columns }, order) => {
    next[id] = { parent: family.parent, column, order, columns };
  });
  return next;
}

/** Zones (or hosts in none) that a card stands in, or stood in when it was last seen. */
function zonesWithCards(table: SlotTable): ReadonlySet<NodeId> {
  const zones = new Set<NodeId>();
  const seen = new Set<NodeId>();
  for (const [id, entry] of Object.entries(table)) {
    if (!isMemberId(id)) continue;
    for (let at = entry.parent; at !== null && !seen.has(at); at = table[at]?.parent ?? null) {
      seen.add(at);
      if (at.startsWith("zone:") || table[at]?.parent === null) zones.add(at);
    }
  }
  return zones;
}

/** Its column's width where others are in the column; else what makes it no taller than the tallest column is. */
function widthIn(column: number, id: NodeId, placed: Slots, content: (id: NodeId) => ZoneContent): number {
  const neighbours = Object.values(placed).filter((entry) => entry.column === column);
  if (neighbours.length > 0) return Math.max(minZoneColumns, ...neighbours.map((entry) => entry.columns));
  const heights = [...columnHeights(placed, content).values()];
  const tallest = heights.length > 0 ? Math.max(...heights) : planeShape.h;
  let columns = minZoneColumns;
  while (columns < 12 && zoneHeight(content(id), columns) > tallest) columns++;
  return columns;
}

function shortestColumn(placed: Slots, content: (id: NodeId) => ZoneContent): number | undefined {
  const heights = [...columnHeights(placed, content)].sort(([a], [b]) => a - b);
  return heights.toSorted((a, b) => a[1] - b[1])[0]?.[0];
}

function columnHeights(placed: Slots, content: (id: NodeId) => ZoneContent): Map<number, number> {
  const heights = new Map<number, number>();
  for (const [id, { column, columns }] of Object.entries(placed)) {
    const height = zoneHeight(content(id), Math.max(columns, minZoneColumns));
    heights.set(column, (heights.get(column) ?? 0) + height);
  }
  return heights;
}
