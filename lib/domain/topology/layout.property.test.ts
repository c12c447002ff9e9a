import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NodeId } from "../ids";
import type { Box } from "./geometry-model";
import { draw, drawWith, everySlot, labs } from "./layout-samples";
import { slotPresets } from "./presets";
import { noSlots, type SlotNode } from "./slot-table";
import { lab, node } from "./structure-samples";

// The promise of the map: what nobody touched stays where it was.

const anyPreset = fc.constantFrom(...slotPresets);

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const within = (a: Box, b: Box) => a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;
const spot = ({ x, y }: Box) => ({ x, y });

/** Everything that stands in `id`, itself included. */
function withAllIn(id: NodeId, nodes: readonly SlotNode[]): ReadonlySet<NodeId> {
  const inside = new Set([id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const each of nodes)
      if (each.parentId !== null && inside.has(each.parentId) && !inside.has(each.id))
        grown = Boolean(inside.add(each.id));
  }
  return inside;
}

describe("in every preset", () => {
  test("each card has a box inside its parent's, and no two siblings overlap", () => {
    fc.assert(
      fc.property(labs, anyPreset, (nodes, preset) => {
        const { boxes, parents = {} } = draw(preset, everySlot(noSlots, nodes), nodes);
        const parentOf = (id: NodeId) => parents[id] ?? nodes.find((each) => each.id === id)?.parentId ?? null;
        for (const { id, kind } of nodes) if (kind === "container") expect(boxes[id], id).toBeDefined();
        const siblings = new Map<NodeId | null, NodeId[]>();
        for (const [id, box] of Object.entries(boxes)) {
          const parent = parentOf(id);
          const around = parent === null ? undefined : boxes[parent];
          if (around) expect(within(box, around), `${id} in ${parent}`).toBe(true);
          const at = around ? parent : null;
          siblings.set(at, [...(siblings.get(at) ?? []), id]);
        }
        for (const ids of siblings.values())
          ids.forEach((a, i) => {
            for (const b of ids.slice(i + 1)) expect(overlap(boxes[a]!, boxes[b]!), `${a} on ${b}`).toBe(false);
          });
      }),
    );
  });

  test("the same lab is the same picture, whatever order it comes in", () => {
    fc.assert(
      fc.property(labs, anyPreset, (nodes, preset) => {
        const reversed = [...nodes].reverse();
        expect(draw(preset, everySlot(noSlots, reversed), reversed)).toEqual(
          draw(preset, everySlot(noSlots, nodes), nodes),
        );
      }),
    );
  });

  test("whatever is taken away leaves its gap: nothing else moves", () => {
    fc.assert(
      fc.property(labs, anyPreset, fc.nat(), (nodes, preset, pick) => {
        const before = everySlot(noSlots, nodes);
        const gone = withAllIn(nodes[pick % nodes.length]!.id, nodes);
        const left = nodes.filter(({ id }) => !gone.has(id));
        const [was, is] = [draw(preset, before, nodes), draw(preset, everySlot(before, left), left)];
        for (const [id, box] of Object.entries(is.boxes)) expect(box, id).toEqual(was.boxes[id]);
        for (const { id } of left) expect(Boolean(is.boxes[id])).toBe(Boolean(was.boxes[id]));
        for (const id of gone) expect(is.boxes[id]).toBeUndefined();
      }),
    );
  });

  test("what comes back stands where it stood", () => {
    fc.assert(
      fc.property(labs, anyPreset, fc.nat(), (nodes, preset, pick) => {
        const before = everySlot(noSlots, nodes);
        const gone = withAllIn(nodes[pick % nodes.length]!.id, nodes);
        const left = nodes.filter(({ id }) => !gone.has(id));
        const after = everySlot(everySlot(before, left), nodes);
        expect(draw(preset, after, nodes).boxes).toEqual(draw(preset, before, nodes).boxes);
      }),
    );
  });

  test("a card that finds a free cell moves nothing", () => {
    fc.assert(
      fc.property(labs, anyPreset, fc.nat(), (nodes, preset, pick) => {
        const before = everySlot(noSlots, nodes);
        const cards = nodes.filter(({ kind }) => kind === "container");
        const leaver = cards[pick % cards.length]!;
        const left = nodes.filter((each) => each !== leaver);
        const newcomer = node("container:new/aa", leaver.parentId);
        const without = everySlot(before, left);
        const more = [...left, newcomer];
        const [was, is] = [draw(preset, before, nodes), draw(preset, everySlot(without, more), more)];
        for (const { id } of left) expect(is.boxes[id], id).toEqual(was.boxes[id]);
        expect(is.boxes[newcomer.id]).toEqual(was.boxes[leaver.id]);
      }),
    );
  });

  test("a stack that fits takes a gap, and moves nothing", () => {
    fc.assert(
      fc.property(labs, fc.nat(), (nodes, pick) => {
        const stacks = nodes.filter(({ kind }) => kind === "stack");
        fc.pre(stacks.length > 0);
        const before = everySlot(noSlots, nodes);
        const leaver = stacks[pick % stacks.length]!;
        const gone = withAllIn(leaver.id, nodes);
        const left = nodes.filter(({ id }) => !gone.has(id));
        // With hardly a card left, the newcomer's would be a new lab, which is arranged anew.
        fc.pre(left.filter(({ kind }) => kind === "container").length >= 4);
        const more = [...left, node("stack:new/x", leaver.parentId), node("container:new/x1", "stack:new/x")];
        const after = everySlot(everySlot(before, left), more);
        const [was, is] = [draw("zones", before, nodes), draw("zones", after, more)];
        for (const { id } of left) expect(is.boxes[id], id).toEqual(was.boxes[id]);
        expect(spot(is.boxes["stack:new/x"]!)).toEqual(spot(was.boxes[leaver.id]!));
      }),
    );
  });

  test("a newcomer of any kind pushes only what stands below it in its own column, in the order it was", () => {
    fc.assert(
      fc.property(
        labs,
        anyPreset,
        fc.constantFrom("container", "stack", "host"),
        fc.nat(),
        (nodes, preset, kind, pick) => {
          const owners = nodes.filter((each) => each.kind === (kind === "host" ? "lane" : "host"));
          fc.pre(owners.length > 0);
          const owner = owners[pick % owners.length]!;
          const newcomer = node(`${kind}:new/x`, owner.id);
          const more = [...nodes, newcomer, ...(kind === "container" ? [] : [node("container:new/y", newcomer.id)])];
          const before = everySlot(noSlots, nodes);
          const [was, is] = [draw(preset, before, nodes), draw(preset, everySlot(before, more), more)];
          const moved = nodes.filter(({ id }) => was.boxes[id] && was.boxes[id]!.y !== is.boxes[id]!.y);
          for (const { id } of nodes) if (was.boxes[id]) expect(is.boxes[id]!.x, id).toBe(was.boxes[id]!.x);
          // All that moved moved down, and stands below what grew: nothing that ended above the newcomer's place did.
          const top = is.boxes[newcomer.id]?.y ?? is.boxes["container:new/y"]?.y ?? Number.NEGATIVE_INFINITY;
          for (const { id } of moved) {
            expect(is.boxes[id]!.y, id).toBeGreaterThan(was.boxes[id]!.y);
            if (preset === "zones") expect(is.boxes[id]!.y).toBeGreaterThan(top);
          }
        },
      ),
    );
  });

  test("shutting and opening a zone, host or stack by hand moves nothing else", () => {
    fc.assert(
      fc.property(labs, anyPreset, fc.nat(), (nodes, preset, pick) => {
        const shuttable = nodes.filter(({ kind }) => kind === "zone" || kind === "host" || kind === "stack");
        const { id } = shuttable[pick % shuttable.length]!;
        const slots = everySlot(noSlots, nodes);
        const open = draw(preset, slots, nodes);
        const shut = draw(preset, slots, nodes, { folded: [id], roomy: [id] });
        const inside = withAllIn(id, nodes);
        for (const [other, box] of Object.entries(open.boxes))
          if (!inside.has(other)) expect(shut.boxes[other], other).toEqual(box);
        expect(shut.size).toEqual(open.size);
      }),
    );
  });
});

test("a host that is moved to another zone leaves its gap, and comes home to it", () => {
  const nodes = lab([
    {
      hosts: [
        { stacks: [3, 2], loose: 2 },
        { stacks: [4], loose: 0 },
      ],
    },
    { hosts: [{ stacks: [5], loose: 1 }] },
  ]);
  const before = everySlot(noSlots, nodes);
  const moved = nodes.map((each) => (each.id === "host:h0-0" ? { ...each, parentId: "lane:v1" } : each));
  const away = everySlot(before, moved);
  const [was, is] = [draw("zones", before, nodes), draw("zones", away, moved)];
  expect(is.boxes["host:h0-1"]).toEqual(was.boxes["host:h0-1"]);
  expect(is.boxes["host:h1-0"]).toEqual(was.boxes["host:h1-0"]);
  expect(is.boxes["host:h0-0"]!.x).toBe(was.boxes["host:h1-0"]!.x);
  const home = draw("zones", everySlot(away, nodes), nodes);
  for (const { id, kind } of nodes)
    if (kind !== "zone" && kind !== "lane") expect(home.boxes[id]).toEqual(was.boxes[id]);
});

test("what is gone is forgotten once all is arranged again", () => {
  const nodes = lab([{ hosts: [{ stacks: [3, 2, 4], loose: 2 }] }]);
  const left = nodes.filter(({ id, parentId }) => !`${id} ${parentId}`.includes("stack:e0-0/s1"));
  const after = everySlot(everySlot(noSlots, nodes), left);
  expect(after.zones["stack:e0-0/s1"]).toBeDefined();
  expect(everySlot(noSlots, left)).not.toEqual(after);
  expect(Object.keys(everySlot(noSlots, left).zones)).not.toContain("stack:e0-0/s1");
});

test("a stack over several hosts is one box with a part for each", () => {
  const nodes = lab([
    {
      hosts: [
        { stacks: [2, 3], loose: 1 },
        { stacks: [4], loose: 0 },
      ],
    },
  ]).map((each) => each);
  const { boxes, parents } = draw("stacks", everySlot(noSlots, nodes), nodes);
  expect(parents?.["stack:e0-0/s0"]).toBe("group:s0");
  expect(parents?.["stack:e0-1/s0"]).toBe("group:s0");
  expect(parents?.["container:e0-0/loose-0"]).toBe("loose:host:h0-0");
  expect(
    Object.keys(boxes)
      .filter((id) => id.startsWith("group:"))
      .sort(),
  ).toEqual(["group:s0", "group:s1"]);
});

describe("breaches", () => {
  const torn = fc.record({ from: fc.nat(), to: fc.nat() });
  const drawTorn = (nodes: readonly SlotNode[], pairs: readonly { from: number; to: number }[]) => {
    const cards = nodes.filter(({ kind }) => kind === "container");
    const breaches = pairs.map(({ from, to }, i) => {
      const [a, b] = [cards[from % cards.length]!.id, cards[to % cards.length]!.id];
      return { findingId: `f${i}`, fromId: a, toId: b, fromZoneId: zoneOf(a, nodes), toZoneId: zoneOf(b, nodes) };
    });
    const across = breaches.filter(({ fromZoneId, toZoneId }) => fromZoneId !== toZoneId);
    return { across, geometry: drawWith("zones", everySlot(noSlots, nodes), nodes, { breaches: across }) };
  };

  test("a line never lies on a card that is not its own, nor runs through a third zone", () => {
    fc.assert(
      fc.property(labs, fc.array(torn, { minLength: 1, maxLength: 5 }), (nodes, pairs) => {
        const { geometry } = drawTorn(nodes, pairs);
        for (const run of geometry.breaches)
          for (const line of linesOf(run.points))
            for (const { id, kind } of nodes) {
              const own = [run.fromId, run.toId, run.fromZoneId, run.toZoneId].includes(id);
              if (own || (kind !== "container" && kind !== "zone")) continue;
              expect(overlap(line, geometry.boxes[id]!), `${run.id} over ${id}`).toBe(false);
            }
      }),
    );
  });

  test("a sign hides no zone's or host's head where there is room for it, and no other sign", () => {
    fc.assert(
      fc.property(labs, fc.array(torn, { minLength: 1, maxLength: 3 }), (nodes, pairs) => {
        const { geometry } = drawTorn(nodes, pairs);
        const signs = geometry.breaches.map(({ plate }) => ({ ...plate, w: 92, h: 56 }));
        signs.forEach((sign, i) => {
          for (const other of signs.slice(i + 1)) expect(overlap(sign, other)).toBe(false);
          const heads = Object.entries(geometry.boxes).flatMap(([id, box]) =>
            id.startsWith("zone:") ? [{ ...box, h: 38 }] : id.startsWith("host:") ? [{ ...box, h: 30 }] : [],
          );
          // Machines in a row that are all head leave no room anywhere near.
          const room = roomBeside(sign, heads);
          if (room) for (const head of heads) expect(overlap(sign, head)).toBe(false);
        });
      }),
    );
  });
});

function zoneOf(id: NodeId, nodes: readonly SlotNode[]): NodeId {
  const found = nodes.find((each) => each.id === id)!;
  return found.parentId === null ? found.id : zoneOf(found.parentId, nodes);
}

/** Thin boxes along a run, its ends left out by a pixel. */
const linesOf = (points: readonly { x: number; y: number }[]): Box[] =>
  points.slice(1).map((to, i) => {
    const from = points[i]!;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x: x - 0.5, y: y - 0.5, w: Math.abs(from.x - to.x) + 1, h: Math.abs(from.y - to.y) + 1 };
  });

/** Whether, within 200 px, a sign could lie clear of all heads. */
function roomBeside(sign: Box, heads: readonly Box[]): boolean {
  for (let y = Math.max(0, sign.y - 200); y <= sign.y + 200; y += 8)
    if (!heads.some((head) => overlap({ ...sign, y }, head))) return true;
  return false;
}
