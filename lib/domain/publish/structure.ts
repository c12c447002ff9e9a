import type { NodeId } from "../ids";
import { compareNatural } from "../topology/natural-order";
import { type SlotNode, toSlotNode } from "../topology/slot-table";
import type { NodeDraft } from "./draft";

/** @returns `previous` itself while everything stands in what it stood in and is called what it was called. */
export function nextStructure(drafts: readonly NodeDraft[], previous: readonly SlotNode[]): readonly SlotNode[] {
  const next = drafts.map(toSlotNode).filter((node) => node !== null);
  const unchanged = next.length === previous.length && next.every((node, i) => isAlike(node, previous[i]));
  return unchanged ? previous : next;
}

const isAlike = (a: SlotNode, b: SlotNode | undefined): boolean =>
  a.id === b?.id && a.parentId === b.parentId && a.kind === b.kind && a.name === b.name && a.rank === b.rank;

const boxes = new WeakMap<readonly SlotNode[], readonly SlotNode[]>();

/**
 * The boxes of several structures, and of the cards one in each box that holds any: all that presets look at which
 * borrow the rooms of another. By id as people count, which is the order that they ask for.
 */
export function boxesOf(structures: readonly (readonly SlotNode[])[]): readonly SlotNode[] {
  return structures
    .map(boxesIn)
    .sort((a, b) => compareNatural(a[0]?.id ?? "", b[0]?.id ?? ""))
    .flat();
}

function boxesIn(structure: readonly SlotNode[]): readonly SlotNode[] {
  const known = boxes.get(structure);
  if (known) return known;
  const filled = new Set<NodeId | null>();
  const found = structure.filter(({ kind, parentId }) => {
    if (kind !== "container") return true;
    const isFirst = !filled.has(parentId);
    filled.add(parentId);
    return isFirst;
  });
  found.sort((a, b) => Number(a.kind === "container") - Number(b.kind === "container") || compareNatural(a.id, b.id));
  boxes.set(structure, found);
  return found;
}
