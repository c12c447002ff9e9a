import fc from "fast-check";
import { assignGroups } from "./assign-groups";
import { assignMachines } from "./assign-machines";
import { assignSlots } from "./assign-slots";
import { computeGeometry } from "./compute-geometry";
import type { Geometry, GeometryInput } from "./geometry-model";
import type { TopologyNode } from "./model";
import type { SlotPreset } from "./presets";
import { type SlotNode, type SlotTables, toSlot } from "./slot-table";
import { lab } from "./structure-samples";
import { type GeometryQuestion, toGeometryInput } from "./to-geometry-input";
import { toPlaces } from "./to-places";

/** Any labs, with cards enough for one more to be no new lab, and what the map makes of them: for property tests. */
const host = fc.record({
  stacks: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
  loose: fc.nat({ max: 5 }),
});
const zone = fc.record({ hosts: fc.array(host, { maxLength: 4 }) });
export const labs = fc
  .array(zone, { minLength: 1, maxLength: 5 })
  .map(lab)
  .filter((nodes) => nodes.filter(({ kind }) => kind === "container").length > 8);

export function everySlot(previous: SlotTables, nodes: readonly SlotNode[]): SlotTables {
  const zones = assignSlots(previous.zones, { nodes });
  return {
    zones,
    machines: assignMachines(previous.machines, { nodes }, zones),
    stacks: assignGroups(previous.stacks, { nodes }, zones),
  };
}

type Shut = Partial<Pick<GeometryQuestion, "folded" | "roomy" | "positions">>;

export const draw = (preset: SlotPreset, slots: SlotTables, nodes: readonly SlotNode[], shut: Shut = {}): Geometry =>
  drawWith(preset, slots, nodes, {}, shut);

export function drawWith(
  preset: SlotPreset,
  slots: SlotTables,
  nodes: readonly SlotNode[],
  over: Partial<GeometryInput>,
  shut: Shut = {},
): Geometry {
  const published = nodes.map((each) => ({ ...each, doors: [], slot: toSlot(slots.zones[each.id]) }));
  const places = toPlaces(slots, { nodes }).values();
  const question = { nodes: published as unknown as TopologyNode[], findings: [], places, preset, ...shut };
  return computeGeometry({ ...toGeometryInput(question), ...over });
}
