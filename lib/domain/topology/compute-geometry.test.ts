import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NodeId } from "../ids";
import { assignSlots } from "./assign-slots";
import { computeGeometry } from "./compute-geometry";
import type { Box, GeometryInput } from "./geometry-model";
import { sizes } from "./sizes";
import { type SlotNode, toSlot } from "./slot-table";
import { lab, node } from "./structure-samples";

const shape = fc.record({
  hosts: fc.array(
    fc.record({ stacks: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), loose: fc.nat({ max: 5 }) }),
    { maxLength: 4 },
  ),
});
const labs = fc.array(shape, { minLength: 1, maxLength: 6 }).map(lab);

function input(nodes: readonly SlotNode[], over: Partial<GeometryInput> = {}): GeometryInput {
  const table = assignSlots({}, { nodes });
  const placed = nodes.map(({ id, parentId, kind }) => ({ id, parentId, kind, slot: toSlot(table[id]) }));
  return { nodes: placed, folded: [], doors: [], breaches: [], ...over };
}

const pairsOf = (count: number) =>
  Array.from({ length: count }, (_, a) =>
    Array.from({ length: count }, (_, b) => [`zone:z${a}`, `zone:z${b}`] as const),
  )
    .flat()
    .filter(([a, b]) => a !== b);

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h;
const grown = (box: Box, by: number): Box => ({ x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by });

function siblings(nodes: readonly SlotNode[]): [NodeId, NodeId][] {
  return nodes.flatMap((a, i) =>
    nodes.slice(i + 1).flatMap((b): [NodeId, NodeId][] => (a.parentId === b.parentId ? [[a.id, b.id]] : [])),
  );
}

describe("computeGeometry", () => {
  test("gives every node a box, inside its parent's, and no two siblings overlap", () => {
    fc.assert(
      fc.property(labs, (nodes) => {
        const { boxes } = computeGeometry(input(nodes));
        for (const { id, parentId } of nodes) {
          expect(boxes[id]).toBeDefined();
          if (parentId !== null) expect(within(boxes[id]!, boxes[parentId]!)).toBe(true);
        }
        for (const [a, b] of siblings(nodes)) expect(overlap(boxes[a]!, boxes[b]!)).toBe(false);
      }),
    );
  });

  test("keeps a gangway between any two zones", () => {
    fc.assert(
      fc.property(labs, (nodes) => {
        const { boxes } = computeGeometry(input(nodes));
        const zones = nodes.filter(({ kind }) => kind === "zone");
        for (const [a, b] of siblings(zones))
          expect(overlap(grown(boxes[a]!, sizes.gangway - 1), boxes[b]!)).toBe(false);
      }),
    );
  });

  test("gives every card one size", () => {
    fc.assert(
      fc.property(labs, (nodes) => {
        const { boxes } = computeGeometry(input(nodes));
        for (const { id, kind } of nodes)
          if (kind === "container") expect(boxes[id]).toMatchObject({ w: sizes.cardWidth, h: sizes.cardHeight });
      }),
    );
  });

  test("when a stack grows, only what lies below it in its own column moves", () => {
    fc.assert(
      fc.property(labs, fc.nat(), (nodes, pick) => {
        const stacks = nodes.filter(({ kind }) => kind === "stack");
        // So few newcomers that the lab is still the one that people know.
        fc.pre(stacks.length > 0 && nodes.filter(({ kind }) => kind === "container").length > 5);
        const stack = stacks[pick % stacks.length]!;
        const before = assignSlots({}, { nodes });
        const more = [...nodes, ...[1, 2, 3, 4, 5].map((i) => node(`container:new/${i}`, stack.id))];
        const after = assignSlots(before, { nodes: more });
        const place = (all: readonly SlotNode[], table: typeof before) =>
          computeGeometry(input(all, { nodes: all.map((n) => ({ ...n, slot: toSlot(table[n.id]) })) })).boxes;
        const [was, is] = [place(nodes, before), place(more, after)];
        for (const { id } of nodes) {
          const [a, b] = [was[id]!, is[id]!];
          expect(b.x).toBe(a.x);
          expect(b.w).toBe(a.w);
          const below =
            a.y > was[stack.id]!.y && a.x < was[zoneOf(stack.id, nodes)]!.x + was[zoneOf(stack.id, nodes)]!.w;
          if (!below) expect(b.y).toBe(a.y);
        }
      }),
    );
  });

  test("draws a folded stack as one row, and nothing inside it", () => {
    const nodes = lab([{ hosts: [{ stacks: [7, 2], loose: 0 }] }]);
    const { boxes } = computeGeometry(input(nodes, { folded: ["stack:e0-0/s0"] }));
    expect(boxes["stack:e0-0/s0"]?.h).toBe(sizes.foldedStack);
    expect(Object.keys(boxes).filter((id) => id.startsWith("container:e0-0/s0"))).toEqual([]);
    expect(boxes["container:e0-0/s1-c0"]).toBeDefined();
  });

  test("hangs each host on the bus of its lane", () => {
    const { boxes, buses } = computeGeometry(
      input(
        lab([
          {
            hosts: [
              { stacks: [2], loose: 0 },
              { stacks: [], loose: 1 },
            ],
          },
        ]),
      ),
    );
    expect(buses["lane:v0"]?.taps).toHaveLength(2);
    expect(buses["lane:v0"]?.x).toBeLessThan(boxes["host:h0-0"]?.x ?? 0);
  });

  test("lays out the same picture whatever order the nodes come in", () => {
    const given = input(lab([{ hosts: [{ stacks: [3, 2, 5], loose: 2 }] }, { hosts: [{ stacks: [1], loose: 0 }] }]));
    expect(computeGeometry({ ...given, nodes: [...given.nodes].reverse() })).toEqual(computeGeometry(given));
  });

  test("an empty lab has no boxes and still a size", () => {
    expect(computeGeometry(input([]))).toMatchObject({ boxes: {}, doors: [], breaches: [] });
  });
});

describe("doors", () => {
  test("lie in the gangway of two neighbours, opening both walls, and never on one another or on a tear", () => {
    fc.assert(
      fc.property(labs, (nodes) => {
        const zones = nodes.filter(({ kind }) => kind === "zone").length;
        const doors = pairsOf(zones).map(([fromZoneId, toZoneId]) => ({ fromZoneId, toZoneId }));
        const breaches = nodes
          .filter(({ kind, parentId }) => kind === "container" && parentId?.startsWith("stack:e0"))
          .slice(0, 3)
          .map(({ id }) => ({ findingId: id, fromId: id, fromZoneId: "zone:z0", toZoneId: "zone:z1", toId: null }));
        const geometry = computeGeometry(input(nodes, { doors, breaches }));
        const shared = geometry.doors.filter(({ kind }) => kind === "shared");
        for (const door of shared) {
          expect(overlap(door, geometry.boxes[door.fromZoneId]!)).toBe(true);
          expect(overlap(door, geometry.boxes[door.toZoneId]!)).toBe(true);
        }
        const beside = shared.filter(({ axis }) => axis === "h");
        const tears = geometry.breaches.flatMap((run) => run.tears);
        for (const door of beside) for (const tear of tears) expect(overlap(door, tear)).toBe(false);
        geometry.doors.forEach((a, i) => {
          for (const b of geometry.doors.slice(i + 1)) expect(overlap(a, b)).toBe(false);
        });
      }),
    );
  });

  test("a pair that does not touch gets a stub in an outer wall of the zone it leaves", () => {
    const nodes = lab(Array.from({ length: 3 }, () => ({ hosts: [{ stacks: [40], loose: 0 }] })));
    const { doors, boxes } = computeGeometry(input(nodes, { doors: [{ fromZoneId: "zone:z0", toZoneId: "zone:z2" }] }));
    expect(boxes["zone:z2"]!.x).toBeGreaterThan(boxes["zone:z1"]!.x);
    expect(doors).toMatchObject([{ kind: "stub", atZoneId: "zone:z0", direction: "up" }]);
  });

  test("where the wall has no room for one more, the last stub speaks for it: every pair is told of", () => {
    const nodes = lab(Array.from({ length: 9 }, () => ({ hosts: [{ stacks: [4], loose: 0 }] })));
    const pairs = pairsOf(9).map(([fromZoneId, toZoneId]) => ({ fromZoneId, toZoneId }));
    const { doors } = computeGeometry(input(nodes, { doors: pairs }));
    expect(doors.some((door) => door.more.length > 0)).toBe(true);
    const told = doors.flatMap((door) => [door, ...door.more]).map((pair) => `${pair.fromZoneId}>${pair.toZoneId}`);
    expect(told.sort()).toEqual(pairs.map((pair) => `${pair.fromZoneId}>${pair.toZoneId}`).sort());
  });

  test("a door from outside the map is a stub where it comes in", () => {
    const nodes = lab([{ hosts: [{ stacks: [4], loose: 0 }] }]);
    const { doors } = computeGeometry(input(nodes, { doors: [{ fromZoneId: "zone:internet", toZoneId: "zone:z0" }] }));
    expect(doors).toMatchObject([{ kind: "stub", atZoneId: "zone:z0", direction: "down" }]);
  });
});

describe("breaches", () => {
  const nodes = lab(Array.from({ length: 3 }, () => ({ hosts: [{ stacks: [40], loose: 0 }] })));
  const breach = (over: Partial<GeometryInput["breaches"][number]> = {}) => ({
    findingId: "f1",
    fromId: "container:e0-0/s0-c1",
    fromZoneId: "zone:z0",
    toZoneId: "zone:z1",
    toId: "container:e1-0/s0-c0",
    ...over,
  });

  test("run from the source to the target at right angles, through the torn walls of both zones", () => {
    const { breaches, boxes } = computeGeometry(input(nodes, { breaches: [breach()] }));
    const [run] = breaches;
    expect(run).toMatchObject({ fromId: "container:e0-0/s0-c1", toId: "container:e1-0/s0-c0", findingIds: ["f1"] });
    run!.points.forEach((point, i) => {
      const before = run!.points[i - 1];
      if (before) expect(before.x === point.x || before.y === point.y).toBe(true);
    });
    const ends = [run!.points[0]!, run!.points.at(-1)!];
    expect(
      ends
        .map(({ x, y }) => ({ x, y, w: 1, h: 1 }))
        .map((dot, i) => overlap(grown(dot, 1), boxes[i === 0 ? run!.fromId : run!.toId]!)),
    ).toEqual([true, true]);
    for (const zone of ["zone:z0", "zone:z1"])
      expect(run!.tears.some((tear) => overlap(tear, boxes[zone]!))).toBe(true);
  });

  test("several findings between the same two boxes share one line", () => {
    const { breaches } = computeGeometry(input(nodes, { breaches: [breach(), breach({ findingId: "f2" })] }));
    expect(breaches.map((run) => run.findingIds)).toEqual([["f1", "f2"]]);
  });

  test("a breach out of a folded stack starts at the stack: it is never folded away", () => {
    const { breaches } = computeGeometry(input(nodes, { folded: ["stack:e0-0/s0"], breaches: [breach()] }));
    expect(breaches[0]?.fromId).toBe("stack:e0-0/s0");
  });

  test("a breach between zones that do not touch goes round the outside and crosses no third zone", () => {
    const { breaches, boxes } = computeGeometry(
      input(nodes, { breaches: [breach({ toZoneId: "zone:z2", toId: null })] }),
    );
    const points = breaches[0]!.points;
    points.slice(1).forEach((point, i) => {
      const from = points[i]!;
      const line = {
        x: Math.min(from.x, point.x),
        y: Math.min(from.y, point.y),
        w: Math.abs(from.x - point.x) + 1,
        h: Math.abs(from.y - point.y) + 1,
      };
      expect(overlap(line, boxes["zone:z1"]!)).toBe(false);
    });
  });

  test("a finding about a zone that is not on the map still has a line", () => {
    const { breaches } = computeGeometry(
      input(nodes, { breaches: [breach({ toZoneId: "zone:internet", toId: null })] }),
    );
    expect(breaches[0]?.points.length).toBeGreaterThan(1);
  });
});

function zoneOf(id: NodeId, nodes: readonly SlotNode[]): NodeId {
  const found = nodes.find((candidate) => candidate.id === id)!;
  return found.parentId === null ? found.id : zoneOf(found.parentId, nodes);
}
