import { expect, test } from "vitest";
import { drawnFrame } from "@/components/topology/drag/drawn-frame";
import { drawnHandle } from "@/components/topology/drag/drawn-handle";
import { isMovable } from "@/components/topology/drag/lift";
import { placeOf } from "@/components/topology/scene/find-at";
import { type Scene, squareColumns, toScene } from "@/components/topology/scene/scene";
import type { NodeId } from "@/lib/domain/ids";
import { assignSlots } from "@/lib/domain/topology/assign-slots";
import { computeGeometry } from "@/lib/domain/topology/compute-geometry";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { container, host, lane, stack, zone } from "@/lib/domain/topology/node-samples";
import { toSlot } from "@/lib/domain/topology/slot-table";
import { lab } from "@/lib/domain/topology/structure-samples";

const makers = { zone, lane, host, stack, container } as const;

function draw() {
  const structure = lab([
    {
      hosts: [
        { stacks: [3, 2], loose: 12 },
        { stacks: [], loose: 4 },
      ],
    },
    { hosts: [] },
  ]);
  const table = assignSlots({}, { nodes: structure });
  const nodes = new Map<NodeId, TopologyNode>(
    structure.map(({ id, parentId, kind, name }) => {
      const slot = toSlot(table[id]);
      const made = makers[kind as keyof typeof makers](name, parentId ?? "", { id, parentId, slot } as never);
      return [id, made as TopologyNode];
    }),
  );
  const placed = structure.map(({ id, parentId, kind }) => ({ id, parentId, kind, slot: toSlot(table[id]) }));
  const geometry = computeGeometry({ nodes: placed, folded: [], doors: [], breaches: [] });
  return { geometry, scene: toScene(geometry, nodes) };
}

const lensAt = (zoom: number) => ({ x: 30, y: 20, zoom, w: 1440, h: 900 });
const see = (zoom: number, folded: ReadonlySet<NodeId> = new Set()) => ({
  level: zoom > 0.4 ? ("middle" as const) : ("far" as const),
  lens: lensAt(zoom),
  folded,
});
const middleOf = ({ x, y, w, h }: Box) => ({ x: x + w / 2, y: y + h / 2 });
function place(scene: Scene, zoom: number, id: NodeId): Box {
  const { level, lens } = see(zoom);
  const box = placeOf(scene, level, lens, id);
  if (!box) throw new Error(`${id} is not drawn.`);
  return box;
}
const firstGroup = (scene: Scene) => {
  const group = scene.zones.flatMap((each) => each.groups).find((each) => each.stacks.length > 0);
  if (!group) throw new Error("There is no host.");
  return group;
};

test("far out a host is taken by its head at once, unless it is folded", () => {
  const { scene } = draw();
  const { id } = firstGroup(scene);
  const box = place(scene, 0.25, id);
  const head = { x: box.x + 10, y: box.y + 5 };
  expect(drawnHandle(scene, see(0.25), head)).toEqual({ id, atOnce: true });
  expect(drawnHandle(scene, see(0.25, new Set([id])), head)).toEqual({ id, atOnce: false });
});

test("far out a mark takes nothing in hand, and what is beside the marks the host, by holding it", () => {
  const { scene } = draw();
  const group = firstGroup(scene);
  for (const member of group.members)
    expect(drawnHandle(scene, see(0.25), middleOf(place(scene, 0.25, member)))).toBeNull();
  const box = place(scene, 0.25, group.id);
  expect(drawnHandle(scene, see(0.25), { x: box.x + box.w - 1, y: box.y + box.h - 1 })).toEqual({
    id: group.id,
    atOnce: false,
  });
});

test("nearer a card is held, a stack has its head", () => {
  const { scene } = draw();
  const group = firstGroup(scene);
  for (const card of group.cards)
    expect(drawnHandle(scene, see(0.45), middleOf(place(scene, 0.45, card.id)))).toEqual({
      id: card.id,
      atOnce: false,
    });
  for (const each of group.stacks) {
    const box = place(scene, 0.45, each.id);
    expect(drawnHandle(scene, see(0.45), { x: box.x + 4, y: box.y + 3 })).toEqual({ id: each.id, atOnce: true });
  }
});

test("the ground, the ground of a zone and its plate take nothing", () => {
  const { scene } = draw();
  expect(drawnHandle(scene, see(0.25), { x: 2, y: 2 })).toBeNull();
  for (const { id } of scene.zones) {
    const box = place(scene, 0.25, id);
    expect(drawnHandle(scene, see(0.25), { x: box.x + 4, y: box.y + 4 })).toBeNull();
  }
});

test("a container that stands on bare ground is taken by holding it; zones, lanes and bands never move", () => {
  const loose = { id: "container:a", box: { x: 0, y: 0, w: 200, h: 42 } };
  const band = { id: "band:alone", box: { x: 400, y: 0, w: 300, h: 300 } };
  const bare = { members: [], markColumns: squareColumns(0, band.box), cards: [], stacks: [], rows: [] };
  const scene: Scene = { zones: [], groups: [{ ...band, ...bare }], loose: [loose] };
  expect(drawnHandle(scene, see(0.25), { x: 40, y: 24 })).toEqual({ id: "container:a", atOnce: false });
  expect(["zone:a", "lane:10", "band:alone"].some(isMovable)).toBe(false);
  expect(["host:a", "stack:a/b", "group:b", "loose:host:a", "container:a"].every(isMovable)).toBe(true);
});

test("the outline lies where the canvas draws the box, and goes as far as the hand", () => {
  const { scene, geometry } = draw();
  const group = firstGroup(scene);
  for (const zoom of [0.08, 0.25, 0.45])
    for (const id of [group.id, ...(zoom > 0.4 ? [...group.stacks, ...group.cards].map((each) => each.id) : [])]) {
      const drawn = place(scene, zoom, id);
      const box = geometry.boxes[id] as Box;
      const frame = drawnFrame(scene, id, zoom);
      const shown = frame.show(box);
      expect(shown.x * zoom + 30).toBeCloseTo(drawn.x, 6);
      expect(shown.y * zoom + 20).toBeCloseTo(drawn.y, 6);
      expect(shown.h * zoom).toBeCloseTo(drawn.h, 6);
      const { x, y } = frame.way({ x: 40, y: 25 });
      const after = frame.show({ ...box, x: box.x + x, y: box.y + y });
      expect((after.x - shown.x) * zoom).toBeCloseTo(40, 6);
      expect((after.y - shown.y) * zoom).toBeCloseTo(25, 6);
    }
});
