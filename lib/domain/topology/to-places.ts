import type { NodeId } from "../ids";
import { isGroup } from "./groups";
import type { Place } from "./model";
import type { SlotPreset } from "./presets";
import { kindOf } from "./slot-gaps";
import { type SlotEntry, type SlotStructure, type SlotTables, toSlot } from "./slot-table";
import { goneBoxes } from "./slotted-tree";

/** What is published beside the nodes' own slots: gaps in *Zones*, and the rows of the other presets. */
export function toPlaces(slots: SlotTables, { nodes }: SlotStructure): ReadonlyMap<string, Place> {
  const here = new Set(nodes.map((node) => node.id));
  const places = new Map<string, Place>();
  const add = (preset: SlotPreset, nodeId: NodeId, entry: SlotEntry, gone: boolean) => {
    const id = `${preset} ${nodeId}`;
    places.set(id, { id, preset, nodeId, parentId: entry.parent, gone, ...toSlot(entry) });
  };
  // While there are zones nothing stands on the bare plane, nor has a gap there.
  const bare = !nodes.some((node) => node.kind === "zone");
  for (const [id, entry] of goneBoxes(slots.zones, here))
    if (bare || entry.parent !== null || kindOf(id) === "zone") add("zones", id, entry, true);
  for (const [id, entry] of Object.entries(slots.machines)) add("machines", id, entry, !here.has(id));
  const filled = new Set(nodes.flatMap(({ kind, parentId }) => (kind === "container" && parentId ? [parentId] : [])));
  const parts = Object.entries(slots.stacks).filter(([id]) => !isGroup(id));
  const groups = new Set(parts.flatMap(([id, { parent }]) => (here.has(id) && parent ? [parent] : [])));
  for (const [id, entry] of Object.entries(slots.stacks)) {
    const alive = isGroup(id) ? groups.has(id) || filled.has(id.slice("loose:".length)) : here.has(id);
    add("stacks", id, entry, !alive);
  }
  return places;
}
