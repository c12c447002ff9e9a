import { expect, test } from "vitest";
import { toScene } from "@/components/topology/scene/scene";
import { draw, everySlot } from "@/lib/domain/topology/layout-samples";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { container, host, lane, stack, zone } from "@/lib/domain/topology/node-samples";
import { noSlots } from "@/lib/domain/topology/slot-table";
import { lab } from "@/lib/domain/topology/structure-samples";

const makers = { zone, lane, host, stack, container } as const;
const structure = lab([
  {
    hosts: [
      { stacks: [3, 2], loose: 2 },
      { stacks: [4], loose: 0 },
    ],
  },
]);
const nodes = new Map(
  structure.map(({ id, parentId, kind, name }) => [
    id,
    makers[kind as keyof typeof makers](name, parentId ?? "", { id, parentId } as never) as TopologyNode,
  ]),
);
const sceneOf = (preset: "machines" | "stacks", folded: readonly string[] = []) =>
  toScene(draw(preset, everySlot(noSlots, structure), structure, { folded }), nodes);
const sizes = (preset: "machines" | "stacks", folded: readonly string[] = []) =>
  Object.fromEntries(sceneOf(preset, folded).groups.map((group) => [group.id, group.members.length]));

test("in Machines each host is a group with all that runs on it", () => {
  expect(sizes("machines")).toEqual({ "host:h0-0": 7, "host:h0-1": 4 });
  expect(sceneOf("machines").zones).toEqual([]);
});

test("in Stacks a stack over two hosts is one group, and what belongs to none is its host's", () => {
  expect(sizes("stacks")).toEqual({ "group:s0": 7, "group:s1": 2, "loose:host:h0-0": 2 });
  expect(sceneOf("stacks").loose).toEqual([]);
});

test("a folded group and a folded part still count what is in them", () => {
  expect(sizes("stacks", ["group:s0", "stack:e0-0/s1", "loose:host:h0-0"])).toEqual(sizes("stacks"));
});
