import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeId } from "../ids";
import type { Box } from "./geometry-model";
import { draw, everySlot, labs } from "./layout-samples";
import type { Position } from "./position";
import { slotPresets } from "./presets";
import { noSlots, type SlotNode } from "./slot-table";
import { lab } from "./structure-samples";

// What a person drags stays in what it stands in, lies on nothing, and moves nothing that was not dragged.

const anyPreset = fc.constantFrom(...slotPresets);
const anyPlace = fc.oneof(
  fc.record({ x: fc.integer({ min: -300, max: 1500 }), y: fc.integer({ min: -300, max: 1500 }) }),
  fc.constantFrom({ x: 1e9, y: 0 }, { x: 0, y: -1e9 }, { x: Number.NaN, y: 3 }, { x: 2, y: Number.POSITIVE_INFINITY }),
);
const someMoves = fc.array(fc.tuple(fc.nat(), anyPlace), { minLength: 1, maxLength: 6 });

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const within = (a: Box, b: Box) => a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;

function positionsFor(
  moves: readonly (readonly [number, { x: number; y: number }])[],
  ids: readonly NodeId[],
  preset: Position["preset"],
): Position[] {
  const movable = ids.filter((id) => /^(container|stack|host|group|loose):/.test(id));
  return moves.map(([pick, at]) => ({ preset, nodeId: movable[pick % movable.length]!, ...at }));
}

test("wherever boxes are dragged, each stays inside what it stands in and no two siblings overlap", () => {
  fc.assert(
    fc.property(labs, anyPreset, someMoves, (nodes, preset, moves) => {
      const slots = everySlot(noSlots, nodes);
      const before = draw(preset, slots, nodes);
      const positions = positionsFor(moves, Object.keys(before.boxes), preset);
      const { boxes, parents = {}, size } = draw(preset, slots, nodes, { positions });
      expect(Object.keys(boxes).sort()).toEqual(Object.keys(before.boxes).sort());
      const parentOf = (id: NodeId) => parents[id] ?? nodes.find((each) => each.id === id)?.parentId ?? null;
      const families = new Map<NodeId | null, NodeId[]>();
      for (const [id, box] of Object.entries(boxes)) {
        expect([box.x, box.y].every(Number.isFinite)).toBe(true);
        expect(within(box, { x: 0, y: 0, ...size })).toBe(true);
        const parent = parentOf(id);
        const frame = parent !== null && boxes[parent] ? parent : null;
        // A host may be dragged out of its lane's stretch, never out of its zone.
        const around = frame?.startsWith("lane:") ? parentOf(frame) : frame;
        if (around && boxes[around]) expect(within(box, boxes[around]!), `${id} in ${around}`).toBe(true);
        families.set(frame, [...(families.get(frame) ?? []), id]);
      }
      for (const ids of families.values())
        ids.forEach((a, i) => {
          for (const b of ids.slice(i + 1)) expect(overlap(boxes[a]!, boxes[b]!), `${a} on ${b}`).toBe(false);
        });
    }),
  );
});

test("what was not dragged, and stands in nothing that was, does not move", () => {
  fc.assert(
    fc.property(labs, anyPreset, someMoves, (nodes, preset, moves) => {
      const slots = everySlot(noSlots, nodes);
      const before = draw(preset, slots, nodes);
      const positions = positionsFor(moves, Object.keys(before.boxes), preset);
      const after = draw(preset, slots, nodes, { positions });
      const dragged = new Set(positions.map(({ nodeId }) => nodeId));
      const parentOf = (id: NodeId) => before.parents?.[id] ?? nodes.find((each) => each.id === id)?.parentId ?? null;
      const goesAlong = (id: NodeId): boolean => {
        for (let at: NodeId | null = id; at !== null; at = parentOf(at)) if (dragged.has(at)) return true;
        return false;
      };
      for (const [id, box] of Object.entries(before.boxes)) if (!goesAlong(id)) expect(after.boxes[id]).toEqual(box);
    }),
  );
});

test("the same drags are the same picture, in whatever order they are told", () => {
  fc.assert(
    fc.property(labs, anyPreset, someMoves, (nodes, preset, moves) => {
      const slots = everySlot(noSlots, nodes);
      const ids = Object.keys(draw(preset, slots, nodes).boxes);
      const told = new Map(positionsFor(moves, ids, preset).map((each) => [each.nodeId, each]));
      const positions = [...told.values()];
      expect(draw(preset, slots, nodes, { positions: [...positions].reverse() })).toEqual(
        draw(preset, slots, nodes, { positions }),
      );
    }),
  );
});

const household: SlotNode[] = lab([{ hosts: [{ stacks: [3, 2], loose: 2 }] }, { hosts: [{ stacks: [4], loose: 0 }] }]);
const slots = everySlot(noSlots, household);

test("a host on the bare plane goes where it is dragged, and takes what runs on it along", () => {
  const was = draw("machines", slots, household);
  const positions = [{ preset: "machines", nodeId: "host:h0-0", x: 900, y: 700 } as const];
  const is = draw("machines", slots, household, { positions });
  expect(is.boxes["host:h0-0"]).toMatchObject({ x: 900, y: 700 });
  const [dx, dy] = [900 - was.boxes["host:h0-0"]!.x, 700 - was.boxes["host:h0-0"]!.y];
  const card = "container:e0-0/s0-c1";
  expect(is.boxes[card]).toMatchObject({ x: was.boxes[card]!.x + dx, y: was.boxes[card]!.y + dy });
  expect(is.size.h).toBeGreaterThan(700);
});

test("two cards change places when each is dragged onto the other", () => {
  const was = draw("zones", slots, household).boxes;
  const [a, b, stack] = ["container:e0-0/s0-c0", "container:e0-0/s0-c1", was["stack:e0-0/s0"]!] as const;
  const to = (nodeId: NodeId, box: Box) =>
    ({ preset: "zones", nodeId, x: box.x - stack.x, y: box.y - stack.y }) as const;
  const is = draw("zones", slots, household, { positions: [to(a, was[b]!), to(b, was[a]!)] }).boxes;
  expect([is[a], is[b]]).toEqual([was[b], was[a]]);
});

test("a card dragged out of its stack stops at its edge, and on a neighbour it slides to the free cell beside it", () => {
  const was = draw("zones", slots, household).boxes;
  const [card, stack] = ["container:e0-0/s0-c0", was["stack:e0-0/s0"]!] as const;
  const drag = (x: number, y: number) =>
    draw("zones", slots, household, { positions: [{ preset: "zones", nodeId: card, x, y }] }).boxes[card];
  expect(within(drag(5000, 5000)!, stack)).toBe(true);
  expect(drag(5000, 5000)).not.toEqual(was[card]);
  expect(drag(1e9, 0)).toEqual(was[card]);
});

test("positions of another preset, or of what is gone, count for nothing", () => {
  const positions = [
    { preset: "machines", nodeId: "host:h0-0", x: 40, y: 400 },
    { preset: "zones", nodeId: "container:e0-0/long-gone", x: 4, y: 4 },
  ] as const;
  expect(draw("zones", slots, household, { positions })).toEqual(draw("zones", slots, household));
});
