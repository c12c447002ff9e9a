import { expect, test } from "vitest";
import { toMiddle, toViewPlace } from "@/components/topology/camera/view-place";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

const screen = { w: 1440, h: 900 };
const size = { w: 4000, h: 3000 };
const boxes: Record<NodeId, Box> = {
  "zone:prod": { x: 100, y: 100, w: 1800, h: 2000 },
  "lane:10": { x: 110, y: 110, w: 300, h: 300 },
  "host:nas": { x: 400, y: 500, w: 600, h: 900 },
  "stack:nas/shop": { x: 420, y: 600, w: 500, h: 300 },
  "container:nas/web": { x: 440, y: 640, w: 200, h: 42 },
  "host:pi": { x: 2500, y: 500, w: 600, h: 900 },
};
const parents: Record<NodeId, NodeId> = { "stack:nas/shop": "host:nas", "host:nas": "zone:prod" };
const plane = { geometry: { boxes, size }, parentOf: (id: NodeId) => parents[id] ?? null, screen };
/** Looks at this point of the plane from a screen. */
const lensAt = (x: number, y: number, zoom: number) => ({
  x: screen.w / 2 - x * zoom,
  y: screen.h / 2 - y * zoom,
  zoom,
  ...screen,
});
const pointAt = (x: number, y: number, zoom = 1) => {
  const place = toViewPlace(lensAt(x, y, zoom), plane.geometry, { held: true });
  if (place === "whole") throw new Error("That is the whole.");
  return place;
};

test("a place is told from the innermost box that outlasts a deploy", () => {
  expect(pointAt(500, 660)).toEqual({ near: "stack:nas/shop", x: 80, y: 60, zoom: 1 });
  expect(pointAt(500, 1200, 0.5)).toEqual({ near: "host:nas", x: 100, y: 700, zoom: 0.5 });
  expect(pointAt(150, 200)).toMatchObject({ near: "zone:prod" });
});

test("in a cluster it is told from the namespace", () => {
  const inside = {
    "cluster:k": { x: 0, y: 0, w: 800, h: 800 },
    "namespace:k/home": { x: 100, y: 100, w: 400, h: 300 },
    "workload:k/Deployment/home/web": { x: 120, y: 140, w: 200, h: 42 },
  };
  const at = (x: number, y: number) =>
    toViewPlace(lensAt(x, y, 1), { boxes: inside, size: { w: 4e3, h: 4e3 } }, { held: true });
  expect(at(150, 150)).toMatchObject({ near: "namespace:k/home", x: 50, y: 50 });
  expect(at(700, 700)).toMatchObject({ near: "cluster:k" });
});

test("on bare ground it is told from the nearest box", () => {
  expect(pointAt(2400, 600)).toEqual({ near: "host:pi", x: -100, y: 100, zoom: 1 });
});

test("what is all in view is the whole, on a screen of any size", () => {
  const from = (zoom: number, held: boolean) =>
    toViewPlace({ x: 12, y: 24, zoom, ...screen }, plane.geometry, { held });
  expect(from(0.2, false)).toBe("whole");
  expect(from(0.29, false)).toBe("whole");
  expect(from(0.31, false)).not.toBe("whole");
  // Somebody wants it as small as that.
  expect(from(0.2, true)).toMatchObject({ zoom: 0.2 });
});

test("a container serves where nothing else stands, and a name of ten thousand signs never", () => {
  const only = { "container:nas/web": { x: 9000, y: 0, w: 10, h: 10 } };
  expect(toViewPlace(lensAt(9000, 0, 1), { boxes: only, size: { w: 9e3, h: 9e3 } }, { held: true })).toMatchObject({
    near: "container:nas/web",
  });
  const long = { [`stack:${"x".repeat(10_000)}`]: { x: 0, y: 0, w: 9e3, h: 9e3 } };
  expect(toViewPlace(lensAt(20, 20, 1), { boxes: long, size: { w: 9e3, h: 9e3 } }, { held: true })).toEqual({
    near: null,
    x: 20,
    y: 20,
    zoom: 1,
  });
});

test("a place is found again after its box has moved, and what was in the middle is in the middle", () => {
  const place = pointAt(500, 660);
  expect(toMiddle(place, plane)).toEqual({ x: 500, y: 660, zoom: 1 });
  const moved = { ...boxes, "stack:nas/shop": { x: 1420, y: 1600, w: 500, h: 300 } };
  expect(toMiddle(place, { ...plane, geometry: { boxes: moved, size } })).toEqual({ x: 1500, y: 1660, zoom: 1 });
});

test("what is folded away is looked at where its folded box is; what has gone nowhere", () => {
  const { "stack:nas/shop": _, ...folded } = boxes;
  const place = pointAt(500, 660);
  expect(toMiddle(place, { ...plane, geometry: { boxes: folded, size } })).toEqual({ x: 700, y: 950, zoom: 1 });
  expect(toMiddle({ ...place, near: "stack:gone" }, plane)).toBeNull();
  const circle = (id: NodeId) => (id === "a:1" ? "b:1" : "a:1");
  expect(toMiddle({ ...place, near: "a:1" }, { ...plane, parentOf: circle })).toBeNull();
});

test("from where nothing of the map is to be seen, there is no place", () => {
  for (const [x, y] of [
    [900_000, 0],
    [0, -900_000],
    [-721, 0],
    [0, 3451],
  ] as const)
    expect(toMiddle({ near: null, x, y, zoom: 1 }, plane), `${x},${y}`).toBeNull();
  expect(toMiddle({ near: null, x: -719, y: 0, zoom: 1 }, plane)).not.toBeNull();
});
