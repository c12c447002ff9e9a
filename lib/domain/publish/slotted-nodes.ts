import type { NodeId } from "../ids";
import type { TopologyNode } from "../topology/model";
import { type SlotEntry, type SlotTable, toSlot } from "../topology/slot-table";
import type { NodeDraft } from "./draft";
import { keepSame, same } from "./same";

/** The nodes of one part, and what they were made of. */
export interface SlottedPart {
  readonly drafts: readonly NodeDraft[];
  readonly slots: SlotTable;
  readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
}

/** Puts drafts into their slots. @returns `previous` itself where neither has changed; nodes that say the same are kept. */
export function nextSlotted(
  drafts: readonly NodeDraft[],
  slots: SlotTable,
  previous: SlottedPart | undefined,
): SlottedPart {
  if (previous?.drafts === drafts && (previous.slots === slots || drafts.every((draft) => stands(draft, slots))))
    return previous.slots === slots ? previous : { ...previous, slots };
  const nodes = new Map<NodeId, TopologyNode>();
  const stay = previous?.slots === slots ? previous : null;
  drafts.forEach((draft, at) => {
    const before = stay?.drafts[at] === draft ? stay.nodes.get(draft.id) : undefined;
    nodes.set(draft.id, before ?? withSlot(draft, slots[draft.id]));
  });
  return { drafts, slots, nodes: previous ? keepSame(previous.nodes, nodes) : nodes };
}

const known = new WeakMap<NodeDraft, { readonly entry: SlotEntry | undefined; readonly node: TopologyNode }>();

/** In the very slot that it was last given. */
const stands = (draft: NodeDraft, slots: SlotTable): boolean => same(known.get(draft)?.entry, slots[draft.id]);

function withSlot(draft: NodeDraft, entry: SlotEntry | undefined): TopologyNode {
  const before = known.get(draft);
  if (before && same(before.entry, entry)) return before.node;
  const node = { ...draft, slot: toSlot(entry) } as TopologyNode;
  known.set(draft, { entry, node });
  return node;
}
