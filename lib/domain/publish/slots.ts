import type { NodeId } from "../ids";
import { assignSlots } from "../topology/assign-slots";
import { type SlotNode, type SlotTable, toSlotNode } from "../topology/slot-table";
import type { NodeDraft } from "./draft";
import { same } from "./same";
import type { Renamed, ViewInput, ViewState } from "./view-input";

/**
 * A new lab is fitted as a whole once all its engines were heard or found silent, not around the one that answered first.
 * So while that goes on, and only where no card has ever had a place, slots are given afresh with each report.
 */
export function isSettling(next: SlotTable, { slots, sources }: ViewInput, previous: ViewState | null): boolean {
  if (!(previous ? previous.settling : !isFilled(slots))) return false;
  return !isFilled(next) || [...sources.values()].some(({ state }) => state === "connecting");
}

const isFilled = (table: SlotTable): boolean => Object.keys(table).some((id) => id.startsWith("container:"));

/**
 * The slots of everything that is drawn. They are asked for again only when something came, went, moved or was renamed.
 *
 * @returns The very table that was given when nothing in it has to change.
 */
export function nextSlots(
  given: SlotTable,
  drafts: readonly NodeDraft[],
  renamed: readonly Renamed[],
  previous: ViewState | null,
): SlotTable {
  if (previous && previous.slots === given && sameStructure(drafts, previous)) return given;
  const nodes = drafts.map(toSlotNode).filter((node): node is SlotNode => node !== null);
  const base = previous === null || !previous.settling ? carried(given, renamed) : {};
  const next = assignSlots(base, { nodes });
  return same(given, next) ? given : next;
}

function sameStructure(drafts: readonly NodeDraft[], { view }: ViewState): boolean {
  if (drafts.length !== view.nodes.size) return false;
  return drafts.every((draft) => {
    const before = view.nodes.get(draft.id);
    if (before?.parentId !== draft.parentId || before.name !== draft.name || before.kind !== draft.kind) return false;
    return draft.kind === "container" || same(toSlotNode(before), toSlotNode(draft));
  });
}

/** A renamed container takes its place along. */
function carried(table: SlotTable, renamed: readonly Renamed[]): SlotTable {
  if (renamed.length === 0) return table;
  const moved: Record<NodeId, SlotTable[NodeId]> = { ...table };
  for (const { from, to } of renamed) {
    const entry = table[from];
    if (!entry || Object.hasOwn(table, to)) continue;
    moved[to] = entry;
    delete moved[from];
  }
  return moved;
}
