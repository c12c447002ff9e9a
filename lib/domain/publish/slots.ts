import type { NodeId } from "../ids";
import { assignGroups } from "../topology/assign-groups";
import { assignMachines } from "../topology/assign-machines";
import { assignSlots } from "../topology/assign-slots";
import type { Place } from "../topology/model";
import { isCard } from "../topology/slot-gaps";
import { noSlots, type SlotTable, type SlotTables } from "../topology/slot-table";
import { toPlaces } from "../topology/to-places";
import { same, sameItems } from "./same";
import { boxesOf } from "./structure";
import type { Renamed, ViewInput, ViewState } from "./view-input";

/**
 * A new lab is fitted as a whole once all its engines were heard or found silent, not around the one that answered first.
 * So while that goes on, and only where no card has ever had a place, slots are given afresh: each time the lab has grown
 * by half, and for the last time when it is over. What comes between is placed beside what is there.
 */
export interface Settling {
  /** Cards when all was last fitted. */
  readonly fitted: number;
}

const isFilled = ({ zones }: SlotTables): boolean => {
  for (const id in zones) if (isCard(id)) return true;
  return false;
};

const growth = 1.5;

interface Slotted {
  /** The very tables that were given when nothing in them has to change. */
  readonly slots: SlotTables;
  readonly places: ReadonlyMap<string, Place>;
  readonly settling: Settling | null;
}

/**
 * The slots of everything that is drawn, in each preset. They are asked for again only when something came, went, moved
 * or was renamed.
 *
 * @param structures - Of zones, lanes and hosts, and of each engine; the very lists of before where nothing of that kind
 *   has happened.
 */
export function nextSlots(
  { slots: given, sources }: Pick<ViewInput, "slots" | "sources">,
  structures: ViewState["structures"],
  renamed: readonly Renamed[],
  previous: ViewState | null,
): Slotted {
  const settling = previous ? previous.settling : isFilled(given) ? null : { fitted: 0 };
  const cards = settling ? cardsIn(structures) : 0;
  const isOver = cards > 0 && ![...sources.values()].some(({ state }) => state === "connecting");
  const afresh = settling !== null && (isOver || cards >= settling.fitted * growth);
  const after = settling && !isOver ? { fitted: afresh ? cards : settling.fitted } : null;
  if (!(isOver && settling) && previous?.slots === given && sameItems(previous.structures, structures))
    return { slots: given, places: previous.view.places, settling: after };

  const base = afresh ? noSlots : given;
  const zones = kept(
    given.zones,
    assignSlots(carried(base.zones, renamed), { nodes: structures.flat(), parts: structures }),
  );
  const structure = { nodes: boxesOf(structures) };
  const boxes = withoutCards(zones);
  const anew = isAnew(base.zones, boxes);
  const machines = kept(given.machines, assignMachines(anew ? {} : base.machines, structure, boxes));
  const stacks = kept(given.stacks, assignGroups(anew ? {} : base.stacks, structure, boxes));
  const slots =
    zones === given.zones && machines === given.machines && stacks === given.stacks
      ? given
      : { zones, machines, stacks };
  return { slots, places: toPlaces({ ...slots, zones: boxes }, structure), settling: after };
}

/** A box's room counts its cards' cells, so nobody who borrows a box has to ask for them. */
function withoutCards(zones: SlotTable): SlotTable {
  const boxes: Record<NodeId, SlotTable[NodeId]> = {};
  for (const id in zones) {
    const entry = isCard(id) ? undefined : zones[id];
    if (entry) boxes[id] = entry;
  }
  return boxes;
}

const cardsIn = (structures: ViewState["structures"]): number =>
  structures.reduce((sum, nodes) => sum + nodes.filter(({ kind }) => kind === "container").length, 0);

/** Where *Zones* was fitted anew, hosts and stacks have other widths: the presets that borrow them are packed anew too. */
function isAnew(before: SlotTable, after: SlotTable): boolean {
  for (const id in after) {
    const now = after[id];
    const was = now?.parent === null ? before[id] : undefined;
    if (was && (was.column !== now?.column || was.columns !== now.columns)) return true;
  }
  return false;
}

function kept(given: SlotTable, next: SlotTable): SlotTable {
  let size = 0;
  for (const id in next) {
    size++;
    if (!same(given[id], next[id])) return next;
  }
  for (const _ in given) size--;
  return size === 0 ? given : next;
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
