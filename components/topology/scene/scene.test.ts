import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allPlaces, findAt, placeOf } from "@/components/topology/scene/find-at";
import type { Level } from "@/components/topology/scene/level";
import { listVisible } from "@/components/topology/scene/list-visible";
import { squareColumns, toScene } from "@/components/topology/scene/scene";
import type { Lens } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import { assignSlots } from "@/lib/domain/topology/assign-slots";
import { computeGeometry } from "@/lib/domain/topology/compute-geometry";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { container, host, lane, stack, zone } from "@/lib/domain/topology/node-samples";
import { toSlot } from "@/lib/domain/topology/slot-table";
import { lab } from "@/lib/domain/topology/structure-samples";

const labs = fc
  .array(
    fc.record({
      hosts: fc.array(
        fc.record({ stacks: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), loose: fc.nat({ max: 14 }) }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map(lab);

const makers = { zone, lane, host, stack, container } as const;

/** The same lab as nodes of the map and as what is drawn of them. */
function draw(structure: ReturnType<typeof lab>, folded: readonly NodeId[] = []) {
  const table = assignSlots({}, { nodes: structure });
  const nodes = new Map<NodeId, TopologyNode>(
    structure.map(({ id, parentId, kind, name }) => {
      const slot = toSlot(table[id]);
      const made = makers[kind as keyof typeof makers](name, parentId ?? "", { id, parentId, slot } as never);
      return [id, made as TopologyNode];
    }),
  );
  const placed = structure.map(({ id, parentId, kind }) => ({ id, parentId, kind, slot: toSlot(table[id]) }));
  const geometry = computeGeometry({ nodes: placed, folded, doors: [], breaches: [] });
  return { nodes, geometry, scene: toScene(geometry, nodes) };
}

const lensAt = (zoom: number): Lens => ({ x: 0, y: 0, zoom, w: 1440, h: 900 });
const levels: readonly Level[] = ["middle", "far"];
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.h - 0.01 && b.y < a.y + a.h - 0.01;
const within = (inner: Box, outer: Box, by = 0.01) =>
  inner.x >= outer.x - by &&
  inner.y >= outer.y - by &&
  inner.x + inner.w <= outer.x + outer.w + by &&
  inner.y + inner.h <= outer.y + outer.h + by;

describe("at any zoom, middle and far", () => {
  const zooms = fc.double({ min: 0.05, max: 0.65, noNaN: true });

  test("every container has a place, inside the host that holds it, and no two share one", () => {
    fc.assert(
      fc.property(labs, zooms, fc.constantFrom(...levels), (structure, zoom, level) => {
        const { scene } = draw(structure);
        const places = new Map([...allPlaces(scene, level, lensAt(zoom))].map(({ id, box }) => [id, box]));
        const members = structure.filter((each) => each.kind === "container");
        for (const { id } of members) expect(places.has(id)).toBe(true);
        for (const group of scene.zones.flatMap((each) => each.groups)) {
          const outer = places.get(group.id);
          const boxes = group.members.map((id) => places.get(id)).filter((box) => box !== undefined);
          for (const box of boxes) expect(outer && within(box, outer)).toBe(true);
          for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false);
        }
      }),
    );
  });

  test("hosts stay inside their zone, in their order, and overlap no other", () => {
    fc.assert(
      fc.property(labs, zooms, (structure, zoom) => {
        const { scene } = draw(structure);
        for (const each of scene.zones) {
          const outer = placeOf(scene, "far", lensAt(zoom), each.id);
          const boxes = each.groups.map((group) => placeOf(scene, "far", lensAt(zoom), group.id));
          for (const [i, box] of boxes.entries()) {
            expect(box && outer && within(box, outer)).toBe(true);
            const next = boxes[i + 1];
            if (box && next) expect(next.y).toBeGreaterThanOrEqual(box.y + box.h - 1);
          }
        }
      }),
    );
  });

  test("what is pointed at is what is drawn there", () => {
    fc.assert(
      fc.property(labs, zooms, fc.constantFrom(...levels), (structure, zoom, level) => {
        const { scene } = draw(structure);
        const lens = lensAt(zoom);
        for (const { id, box } of allPlaces(scene, level, lens)) {
          if (!id.startsWith("container:") || box.w < 1 || box.h < 1) continue;
          expect(findAt(scene, level, lens, { x: box.x + box.w / 2, y: box.y + box.h / 2 })).toBe(id);
        }
      }),
    );
  });
});

test("from so near that a host's head is readable nothing is pressed: the chip is where the card is", () => {
  const { scene, geometry } = draw(lab([{ hosts: [{ stacks: [3, 2], loose: 4 }] }]));
  for (const { id, box } of allPlaces(scene, "middle", lensAt(0.7)))
    if (id.startsWith("container:")) expect(box.y).toBeCloseTo((geometry.boxes[id]?.y ?? 0) * 0.7, 0);
});

test("zooming shuffles nothing: a mark keeps its row and its column", () => {
  const { scene } = draw(lab([{ hosts: [{ stacks: [7, 3], loose: 23 }] }]));
  const order = (zoom: number) =>
    [...allPlaces(scene, "far", lensAt(zoom))]
      .filter(({ id }) => id.startsWith("container:"))
      .sort((a, b) => Math.round(a.box.y - b.box.y) || a.box.x - b.box.x)
      .map(({ id }) => id);
  expect(order(0.06)).toEqual(order(0.27));
});

test("far out what is folded has a mark too; nearer its row stands for it", () => {
  const structure = lab([{ hosts: [{ stacks: [4], loose: 1 }] }]);
  const { scene } = draw(structure, ["stack:e0-0/s0"]);
  const at = (level: Level) => [...allPlaces(scene, level, lensAt(0.2))].map(({ id }) => id);
  expect(at("far").filter((id) => id.startsWith("container:"))).toHaveLength(5);
  expect(at("middle").filter((id) => id.startsWith("container:"))).toHaveLength(1);
  expect(at("middle")).toContain("stack:e0-0/s0");
});

test("cells are as near to squares as their number allows", () => {
  expect(squareColumns(100, { w: 100, h: 100 })).toBe(10);
  expect(squareColumns(1, { w: 100, h: 10 })).toBe(1);
  expect(squareColumns(5_000, { w: 1, h: 1 })).toBeGreaterThan(60);
});

test("the list that stands for the canvas names all that is on the screen, and the worst of it where that is too much", () => {
  const { scene, nodes } = draw(lab([{ hosts: [{ stacks: [], loose: 40 }] }]));
  const bad = "container:e0-0/loose-39";
  const node = nodes.get(bad);
  if (node) nodes.set(bad, { ...node, health: { ...node.health, tier: "failed" } });
  const all = listVisible(scene, "far", lensAt(0.1), nodes);
  expect(all.groups.flatMap((group) => group.ids)).toHaveLength(40);
  const few = listVisible(scene, "far", lensAt(0.1), nodes, 5);
  expect(few.groups.flatMap((group) => group.ids)).toContain(bad);
  expect(few.more).toBe(35);
});
