import type { NodeId } from "../ids";
import { compareNatural } from "./natural-order";
import { type Gap, kindOf } from "./slot-gaps";
import type { SlotEntry, SlotKind, SlotNode, SlotStructure, SlotTable } from "./slot-table";

/** Siblings of one kind under one parent; they share one row of places. */
export interface Family {
  readonly parent: NodeId | null;
  readonly kind: SlotKind;
  readonly members: readonly SlotNode[];
}

const outermostFirst: readonly SlotKind[] = ["zone", "lane", "host", "stack", "container"];

export const compareNewcomers = (a: SlotNode, b: SlotNode): number =>
  a.rank - b.rank || compareNatural(a.name, b.name) || compareNatural(a.id, b.id);

/** Families, outermost kind first; members in the order in which newcomers get their places. */
export function toFamilies({ nodes, parts = [nodes] }: SlotStructure): Family[] {
  const byKey = new Map<string, Family>();
  for (const part of parts)
    for (const [key, family] of familiesIn(part)) {
      const known = byKey.get(key);
      const members = known && [...known.members, ...family.members].sort(compareNewcomers);
      byKey.set(key, members ? { ...family, members } : family);
    }
  const families = [...byKey.values()];
  return families.sort((a, b) => outermostFirst.indexOf(a.kind) - outermostFirst.indexOf(b.kind));
}

/** To sort names as people count takes the longest of all: a list that stays is sorted once. */
const sorted = new WeakMap<readonly SlotNode[], ReadonlyMap<string, Family>>();

function familiesIn(part: readonly SlotNode[]): ReadonlyMap<string, Family> {
  const known = sorted.get(part);
  if (known) return known;
  const byKey = new Map<string, Family & { readonly members: SlotNode[] }>();
  for (const node of part) {
    const key = `${node.kind} ${node.parentId ?? ""}`;
    const family = byKey.get(key);
    if (family) family.members.push(node);
    else byKey.set(key, { parent: node.parentId, kind: node.kind, members: [node] });
  }
  for (const family of byKey.values()) family.members.sort(compareNewcomers);
  sorted.set(part, byKey);
  return byKey;
}

/**
 * Members that keep the place they had under this parent. Where a damaged table gives one place to two, the first by
 * name keeps it.
 */
export function keptEntries(family: Family, previous: SlotTable): ReadonlyMap<NodeId, SlotEntry> {
  if (!family.members.some(({ id }) => previous[id]?.parent === family.parent)) return nobody;
  const kept = new Map<NodeId, SlotEntry>();
  const taken = new Set<number>();
  for (const member of family.members) {
    const entry = previous[member.id];
    if (entry?.parent !== family.parent || taken.has(entry.order)) continue;
    if (!Number.isInteger(entry.order) || entry.order < 0) continue;
    taken.add(entry.order);
    kept.set(member.id, entry);
  }
  return kept;
}

const nobody: ReadonlyMap<NodeId, SlotEntry> = new Map();

/** Whether all of a family keep their places: the common case, told without a table. */
export function allKept({ parent, members }: Family, previous: SlotTable): boolean {
  const taken = members.length > 1 ? new Set<number>() : null;
  for (const { id } of members) {
    const entry = previous[id];
    if (entry?.parent !== parent || !Number.isInteger(entry.order) || entry.order < 0) return false;
    if (taken?.has(entry.order)) return false;
    taken?.add(entry.order);
  }
  return true;
}

/** Gives the lowest places that nobody of the family stands in, one after another. */
export function freeOrders(kept: ReadonlyMap<NodeId, SlotEntry>): () => number {
  let order = -1;
  if (kept.size === 0) return () => ++order;
  const taken = new Set([...kept.values()].map((entry) => entry.order));
  return () => {
    do order++;
    while (taken.has(order));
    return order;
  };
}

/** The highest place that somebody stands or stood in; -1 where there are none. */
export function lastOrder(kept: ReadonlyMap<NodeId, SlotEntry>, gaps: readonly Gap[]): number {
  const orders = [...kept.values(), ...gaps.map((gap) => gap.entry)].map((entry) => entry.order);
  return orders.reduce((last, order) => Math.max(last, order), -1);
}

/**
 * Adds what `previous` remembers of nodes that are gone, unless somebody stands in their place by now, or nothing is left
 * of what they stood in.
 */
export function rememberGone(next: Record<NodeId, SlotEntry>, previous: SlotTable): SlotTable {
  const left: NodeId[] = [];
  for (const id in previous) if (!Object.hasOwn(next, id)) left.push(id);
  if (left.length === 0) return next;
  const place = (id: NodeId, entry: SlotEntry) => `${kindOf(id)} ${entry.parent ?? ""} ${entry.order}`;
  const parents = new Set(left.map((id) => previous[id]?.parent));
  const taken = new Set<string>();
  for (const id in next) {
    const entry = next[id];
    if (entry && parents.has(entry.parent)) taken.add(place(id, entry));
  }
  const gone: Record<NodeId, SlotEntry> = {};
  for (const id of left) {
    const entry = previous[id];
    if (!entry || taken.has(place(id, entry))) continue;
    taken.add(place(id, entry));
    gone[id] = entry;
  }
  for (const [id, entry] of Object.entries(gone)) if (isHeld(entry, gone, next)) next[id] = entry;
  return next;
}

/** Bounded: a damaged table may have a parent that is its own. */
function isHeld({ parent }: SlotEntry, gone: SlotTable, next: SlotTable): boolean {
  let at = parent;
  for (let depth = 0; at !== null && depth < 8; depth++) {
    if (Object.hasOwn(next, at)) return true;
    if (!Object.hasOwn(gone, at)) return false;
    at = gone[at]?.parent ?? null;
  }
  return at === null;
}
