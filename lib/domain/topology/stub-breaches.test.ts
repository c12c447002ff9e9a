import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NodeId } from "../ids";
import { dependencyGraph } from "./dependency-graph";
import { layOutDependencies } from "./dependency-layout";
import type { Box, BreachRun, GeometryInput } from "./geometry-model";
import { draw, drawWith, everySlot, labs } from "./layout-samples";
import { byId, container } from "./node-samples";
import { sizes } from "./sizes";
import { noSlots, type SlotNode } from "./slot-table";
import { lab } from "./structure-samples";
import { stubSize } from "./stub-breaches";

type Breaches = GeometryInput["breaches"];
type Preset = "machines" | "stacks";

const bare = fc.constantFrom<Preset>("machines", "stacks");
const torn = fc.record({ card: fc.nat(), outward: fc.boolean(), other: fc.nat({ max: 2 }) });

/** Findings of these cards: each leaks into another zone, or is reached from there. */
function breachesOf(nodes: readonly SlotNode[], picks: readonly { card: number; outward: boolean; other: number }[]) {
  const cards = nodes.filter(({ kind }) => kind === "container");
  return picks.map(({ card, outward, other }, i) => {
    const id = cards[card % cards.length]!.id;
    const [own, far] = [zoneOf(id, nodes), `zone:other-${other}`];
    return outward
      ? { findingId: `f${i}`, fromId: id, toId: null, fromZoneId: own, toZoneId: far }
      : { findingId: `f${i}`, fromId: far, toId: id, fromZoneId: far, toZoneId: own };
  });
}

function zoneOf(id: NodeId, nodes: readonly SlotNode[]): NodeId {
  const found = nodes.find((each) => each.id === id)!;
  return found.parentId === null ? found.id : zoneOf(found.parentId, nodes);
}

const drawTorn = (preset: Preset, nodes: readonly SlotNode[], breaches: Breaches, folded: readonly NodeId[] = []) =>
  drawWith(preset, everySlot(noSlots, nodes), nodes, { breaches }, { folded });

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const signOf = ({ plate }: BreachRun): Box => ({ ...plate, ...stubSize });

/** Thin boxes along a line. */
const linesOf = ({ points }: BreachRun): Box[] =>
  points.slice(1).map((to, i) => {
    const from = points[i]!;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x: x - 0.5, y: y - 0.5, w: Math.abs(from.x - to.x) + 1, h: Math.abs(from.y - to.y) + 1 };
  });

describe("where a preset draws no walls", () => {
  test("every breach has a line, at right angles, between its box and the stub with the other zone's name", () => {
    fc.assert(
      fc.property(labs, bare, fc.array(torn, { minLength: 1, maxLength: 5 }), (nodes, preset, picks) => {
        const breaches = breachesOf(nodes, picks);
        const { boxes, breaches: runs, size } = drawTorn(preset, nodes, breaches);
        expect(runs.flatMap((run) => run.findingIds).sort()).toEqual(breaches.map((each) => each.findingId).sort());
        for (const run of runs) {
          const outward = run.stub?.zoneId === run.toZoneId;
          const points = outward ? run.points : run.points.toReversed();
          const box = boxes[outward ? run.fromId : run.toId]!;
          const [first, last] = [points[0]!, points.at(-1)!];
          expect(overlap({ ...first, w: 1, h: 1 }, { ...box, w: box.w + 1, h: box.h + 1 })).toBe(true);
          const sign = signOf(run);
          // At the end where the zone's name stands.
          const fromEnd = run.stub?.side === "right" ? sign.x + sign.w - last.x : last.x - sign.x;
          expect(fromEnd).toBeGreaterThan(0);
          expect(fromEnd).toBeLessThanOrEqual(6);
          expect([sign.y, sign.y + sign.h]).toContain(last.y);
          points.slice(1).forEach((point, i) => {
            expect(point.x === points[i]!.x || point.y === points[i]!.y).toBe(true);
          });
          expect(run.tears).toEqual([]);
          expect(sign.x >= 0 && sign.y >= 0 && sign.x + sign.w <= size.w && sign.y + sign.h <= size.h).toBe(true);
        }
      }),
    );
  });

  test("a line has a clear run: over no card but its own, and through no box that does not hold it", () => {
    fc.assert(
      fc.property(labs, bare, fc.array(torn, { minLength: 1, maxLength: 5 }), (nodes, preset, picks) => {
        const { boxes, parents = {}, breaches: runs } = drawTorn(preset, nodes, breachesOf(nodes, picks));
        const parentOf = (id: NodeId) => parents[id] ?? nodes.find((each) => each.id === id)?.parentId ?? null;
        for (const run of runs) {
          const own = new Set<NodeId>();
          const end = run.stub?.zoneId === run.toZoneId ? run.fromId : run.toId;
          for (let at: NodeId | null = end; at !== null; at = parentOf(at)) own.add(at);
          for (const line of linesOf(run))
            for (const [id, box] of Object.entries(boxes)) {
              // What stands in the same host or group is a stack, whose cards are what must be kept clear.
              if (own.has(id) || id.startsWith("stack:")) continue;
              expect(overlap(line, box), `${run.id} over ${id}`).toBe(false);
            }
        }
      }),
    );
  });

  test("one stub hides no card and no host's head, and no stub lies on another of other zones", () => {
    fc.assert(
      fc.property(labs, bare, fc.array(torn, { minLength: 1, maxLength: 3 }), (nodes, preset, picks) => {
        const { boxes, breaches: runs } = drawTorn(preset, nodes, breachesOf(nodes, picks));
        runs.forEach((a, i) => {
          for (const b of runs.slice(i + 1)) {
            const same = a.fromZoneId === b.fromZoneId && a.toZoneId === b.toZoneId;
            if (!same) expect(overlap(signOf(a), signOf(b)), `${a.id} on ${b.id}`).toBe(false);
          }
        });
        const [run, ...others] = runs;
        if (!run || others.length > 0) return;
        const sign = signOf(run);
        for (const [id, box] of Object.entries(boxes))
          if (id.startsWith("container:")) expect(overlap(sign, box), `on ${id}`).toBe(false);
          else if (id.startsWith("host:"))
            expect(overlap(sign, { ...box, y: box.y + 9, h: sizes.hostHead - 18 }), `on ${id}`).toBe(false);
      }),
    );
  });

  test("a breach moves no box, and the plane grows by no more than its stub", () => {
    fc.assert(
      fc.property(labs, bare, fc.array(torn, { minLength: 1, maxLength: 3 }), (nodes, preset, picks) => {
        const calm = draw(preset, everySlot(noSlots, nodes), nodes);
        const { boxes, size } = drawTorn(preset, nodes, breachesOf(nodes, picks));
        expect(boxes).toEqual(calm.boxes);
        expect(size.w - calm.size.w).toBeLessThan(stubSize.w);
      }),
    );
  });
});

const nodes = lab([
  {
    hosts: [
      { stacks: [3, 2], loose: 2 },
      { stacks: [4], loose: 0 },
    ],
  },
]);
const [zoneId] = nodes.filter(({ kind }) => kind === "zone").map(({ id }) => id);
const reached = (id: NodeId, findingId = id) => ({
  ...{ findingId, fromId: "zone:other", fromZoneId: "zone:other", toZoneId: zoneId ?? "" },
  toId: id,
});

test("cards of one host that the same zone reaches share its stub, each with a line of its own", () => {
  const breaches = [reached("container:e0-0/s0-c0"), reached("container:e0-0/s1-c1")];
  const { breaches: runs } = drawTorn("machines", nodes, breaches);
  expect(runs).toHaveLength(2);
  expect(runs[0]?.plate).toEqual(runs[1]?.plate);
  expect(runs[0]?.points[0]).toEqual(runs[1]?.points[0]);
});

test("what is folded away is told by the box that stands for it", () => {
  const id = "container:e0-0/s0-c0";
  const stack = drawTorn("machines", nodes, [reached(id)], ["stack:e0-0/s0"]).breaches;
  expect(stack).toMatchObject([{ toId: "stack:e0-0/s0", stub: { zoneId: "zone:other" } }]);
  const host = drawTorn("machines", nodes, [reached(id)], ["host:h0-0"]).breaches;
  expect(host).toMatchObject([{ toId: "host:h0-0" }]);
});

test("what is not there any more has no line", () => {
  expect(drawTorn("stacks", nodes, [reached("container:gone")]).breaches).toEqual([]);
});

test("in Dependencies a stub hangs on the card itself and on no word of its neighbours", () => {
  const cards = ["a", "b", "c", "d"].map((name) => container(name, "host:nas"));
  const input: GeometryInput = {
    nodes: cards.map(({ id, slot }) => ({ id, parentId: null, kind: "container" as const, slot })),
    ...{ preset: "dependencies", folded: [], doors: [], breaches: [reached("container:nas/b")] },
  };
  const graph = { ...dependencyGraph(byId(...cards), []), alone: [], nodes: cards.map(({ id }) => id) };
  const places = new Map(
    cards.map(({ id }, i) => [id, { x: 0, y: i * (sizes.cardHeight + 2 * sizes.rowGap) }] as const),
  );
  const size = { w: sizes.cardWidth, h: 4 * (sizes.cardHeight + 2 * sizes.rowGap) };
  const { boxes, breaches: runs } = layOutDependencies(input, graph, { places, lines: new Map(), size });
  expect(runs).toMatchObject([{ toId: "container:nas/b", stub: { zoneId: "zone:other" } }]);
  const sign = signOf(runs[0]!);
  for (const box of Object.values(boxes)) expect(overlap(sign, { ...box, y: box.y + 7, h: box.h - 14 })).toBe(false);
  for (const line of linesOf(runs[0]!))
    for (const [id, box] of Object.entries(boxes)) if (id !== "container:nas/b") expect(overlap(line, box)).toBe(false);
});
