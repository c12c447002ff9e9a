import { expect, test } from "vitest";
import { keepGroups } from "@/components/topology/scene/keep-groups";
import { emptyScene, type Group, type Scene } from "@/components/topology/scene/scene";

const box = (x: number) => ({ x, y: 0, w: 150, h: 42 });
const group = (id: string, members: readonly string[]): Group => ({
  id: `host:${id}`,
  box: { x: 0, y: 0, w: 600, h: 200 },
  members,
  markColumns: 2,
  cards: members.map((member, i) => ({ id: member, box: box(i * 160), stack: { id: "stack:s", box: box(0) } })),
  stacks: [{ id: "stack:s", box: box(0) }],
  rows: [],
});
const scene = (...groups: Group[]): Scene => ({
  ...emptyScene,
  zones: [{ id: "zone:z", box: box(0), groups, lanes: [] }],
  groups: [group("alone", ["container:x"])],
});
const all = ({ zones, groups }: Scene) => [...zones.flatMap((zone) => zone.groups), ...groups];

test("only the group that something came into is another", () => {
  const before = scene(group("nas", ["container:a", "container:b"]), group("pi", ["container:c"]));
  const after = scene(group("nas", ["container:a", "container:b"]), group("pi", ["container:c", "container:d"]));
  const kept = keepGroups(before, after);
  expect(kept).toEqual(after);
  expect(all(kept).map((each, i) => each === all(before)[i])).toEqual([true, false, true]);
});

test("a box that moved, a stack that was folded and another order are changes", () => {
  const nas = group("nas", ["container:a", "container:b"]);
  const others: Group[] = [
    { ...nas, box: { ...nas.box, y: 1 } },
    { ...nas, stacks: [], rows: nas.stacks },
    { ...nas, members: nas.members.toReversed() },
    { ...nas, cards: nas.cards.map((card) => ({ ...card, stack: null })) },
    { ...nas, cards: nas.cards.map((card) => ({ ...card, stack: { id: "stack:s", box: box(1) } })) },
  ];
  for (const other of others) expect(all(keepGroups(scene(nas), scene(other)))[0]).toBe(other);
});
