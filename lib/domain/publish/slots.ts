import type { NodeId } from "../ids";
import { assignGroups } from "../topology/assign-groups";
import { assignMachines } from "../topology/assign-machines";
import { assignSlots } from "../topology/assign-slots";
import type { Place } from "../topology/model";
import { noSlots, type SlotNode, type SlotTable, type SlotTables, toSlotNode } from "../topology/slot-table";
import { toPlaces } from "../topology/to-places";
import type { NodeDraft } from "./draft";
import { same } from "./same";
import type { Renamed, ViewInput, ViewState } from "./view-input";

/**
 * A new lab is fitted as a whole once all its engines were heard or found silent, not around the one that answered first.
 * So while that goes on, and only where no card has ever had a place, slots are given afresh with each report.
 */
export function isSettling(next: SlotTables, { slots, sources }: ViewInput, previous: ViewState | null): boolean {
  if (!(previous ? previous.settling : !isFilled(slots))) return false;
  return !isFilled(next) || [...sources.values()].some(({ state }) => state === "connecting");
}

const isFilled = ({ zones }: SlotTables): boolean => Object.keys(zones).some((id) => id.startsWith("container:"));

interface Slotted {
  /** The very tables that were given when nothing in them has to change. */
  readonly slots: SlotTables;
  readonly places: ReadonlyMap<string, Place>;
}

/**
 * The slots of everything that is drawn, in each preset. They are asked for again only when something came, went, moved
 * or was renamed.
 */
export function nextSlots(
  given: SlotTables,
  drafts: readonly NodeDraft[],
  renamed: readonly Renamed[],
  previous: ViewState | null,
): Slotted {
  if (previous && previous.slots === given && sameStructure(drafts, previous))
    return { slots: given, places: previous.view.places };
  const structure = { nodes: drafts.map(toSlotNode).filter((node): node is SlotNode => node !== null) };
  const base = previous === null || !previous.settling ? given : noSlots;
  const zones = kept(given.zones, assignSlots(carried(base.zones, renamed), structure));
  const anew = isAnew(base.zones, zones);
  const machines = kept(given.machines, assignMachines(anew ? {} : base.machines, structure, zones));
  const stacks = kept(given.stacks, assignGroups(anew ? {} : base.stacks, structure, zones));
  const slots =
    zones === given.zones && machines === given.machines && stacks === given.stacks
      ? given
      : { zones, machines, stacks };
  return { slots, places: toPlaces(slots, structure) };
}

/** Where *Zones* was fitted anew, hosts and stacks have other widths: the presets that borrow them are packed anew too. */
const isAnew = (before: SlotTable, after: SlotTable): boolean =>
  Object.entries(after).some(([id, { parent, column, columns }]) => {
    const was = parent === null ? before[id] : undefined;
    return was !== undefined && (was.column !== column || was.columns !== columns);
  });

const kept = (given: SlotTable, next: SlotTable): SlotTable => (same(given, next) ? given : next);

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
