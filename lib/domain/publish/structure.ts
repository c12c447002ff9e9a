import type { NodeId } from "../ids";
import { compareNatural } from "../topology/natural-order";
import { rankOf, type SlotNode, slotKindOf, toSlotNode } from "../topology/slot-table";
import type { NodeDraft } from "./draft";

/** @returns `previous` itself while everything stands in what it stood in and is called what it was called. */
export function nextStructure(drafts: readonly NodeDraft[], previous: readonly SlotNode[]): readonly SlotNode[] {
  return isStill(drafts, previous) ? previous : drafts.map(toSlotNode).filter((node) => node !== null);
}

/** Nothing is made for the comparison: it is done for every container of an engine whenever one of them changes. */
function isStill(drafts: readonly NodeDraft[], previous: readonly SlotNode[]): boolean {
  let at = 0;
  for (const draft of drafts) {
    const kind = slotKindOf(draft);
    if (kind === null) continue;
    const before = previous[at++];
    if (
      before?.id !== draft.id ||
      before.parentId !== draft.parentId ||
      before.kind !== kind ||
      before.name !== draft.name ||
      before.rank !== rankOf(draft)
    )
      return false;
  }
  return at === previous.length;
}

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
