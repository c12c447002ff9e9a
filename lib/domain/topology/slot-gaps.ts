import type { NodeId } from "../ids";
import type { SlotEntry, SlotStructure, SlotTable } from "./slot-table";

/** A place that something left. */
export interface Gap {
  readonly id: NodeId;
  readonly entry: SlotEntry;
}

export interface Gaps {
  /** Under one parent, of one kind, by order. */
  under(parent: NodeId | null, kind: string): readonly Gap[];
  /** Where this very box stood under this parent before it was moved away; a box comes home to it. */
  homeOf(id: NodeId, parent: NodeId | null): Gap | undefined;
}

/** What stands in the slots of another kind, by the prefix of its id. */
const standsAs: ReadonlyMap<string, string> = new Map([
  ["cluster", "host"],
  ["namespace", "stack"],
  ["workload", "container"],
]);

export const isCard = (id: NodeId): boolean => id.startsWith("container:") || id.startsWith("workload:");

/** The kind of box that an id stands for. */
export function kindOf(id: NodeId): string {
  const prefix = id.slice(0, id.indexOf(":"));
  return standsAs.get(prefix) ?? prefix;
}
const familyKey = (parent: NodeId | null, kind: string): string => `${kind} ${parent ?? ""}`;
const movedName = /@\d+$/;

/** Boxes of `table` that are no longer there. A card's gap is a cell and needs no look-up. */
export function gapsOf(table: SlotTable, structure: SlotStructure): Gaps {
  const present = new Set<NodeId>();
  for (const { id, kind } of structure.nodes) if (kind !== "container") present.add(id);
  const families = new Map<string, Gap[]>();
  for (const id in table) {
    const entry = isCard(id) || present.has(id) ? undefined : table[id];
    if (!entry) continue;
    const key = familyKey(entry.parent, kindOf(id));
    const family = families.get(key);
    if (family) family.push({ id, entry });
    else families.set(key, [{ id, entry }]);
  }
  for (const family of families.values()) family.sort((a, b) => a.entry.order - b.entry.order);
  const under = (parent: NodeId | null, kind: string) => families.get(familyKey(parent, kind)) ?? [];
  return {
    under,
    homeOf: (id, parent) => under(parent, kindOf(id)).find((gap) => gap.id.replace(movedName, "") === id),
  };
}

/**
 * The table with a gap wherever a box has moved to another parent: the box takes its contents along, the place that it
 * leaves keeps its size until it is given away or all is arranged again.
 */
export function leaveGaps(previous: SlotTable, structure: SlotStructure): SlotTable {
  const moved = structure.nodes.filter((node) => {
    const entry = node.kind === "container" ? undefined : previous[node.id];
    return entry !== undefined && entry.parent !== node.parentId;
  });
  if (moved.length === 0) return previous;
  const table: Record<NodeId, SlotEntry> = { ...previous };
  const children = childrenOf(previous);
  const leave = (id: NodeId, parent: NodeId | null): void => {
    const entry = previous[id];
    if (!entry) return;
    const name = freeName(id, table);
    table[name] = { ...entry, parent };
    for (const child of children.get(id) ?? []) leave(child, name);
  };
  for (const { id } of moved) leave(id, previous[id]?.parent ?? null);
  return table;
}

function childrenOf(table: SlotTable): Map<NodeId, NodeId[]> {
  const children = new Map<NodeId, NodeId[]>();
  for (const [id, { parent }] of Object.entries(table)) {
    if (parent === null || isCard(id)) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(id);
    else children.set(parent, [id]);
  }
  return children;
}

function freeName(id: NodeId, table: SlotTable): NodeId {
  const base = id.replace(movedName, "");
  let count = 1;
  while (Object.hasOwn(table, `${base}@${count}`)) count++;
  return `${base}@${count}`;
}
