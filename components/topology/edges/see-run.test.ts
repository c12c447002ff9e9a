import { expect, test } from "vitest";
import { seeRun } from "@/components/topology/edges/see-run";
import type { BreachRun } from "@/lib/domain/topology/geometry-model";

const boxes = { api: { x: 10, y: 100, w: 150, h: 42 }, db: { x: 500, y: 300, w: 150, h: 42 } };
const run: BreachRun = {
  id: "api>db",
  findingIds: ["f"],
  fromId: "api",
  toId: "db",
  fromZoneId: "dev",
  toZoneId: "prod",
  // Straight out of api at its wall, in through the gap below db's row.
  points: [
    { x: 160, y: 121 },
    { x: 180, y: 121 },
    { x: 194, y: 121 },
    { x: 194, y: 345 },
    { x: 208, y: 345 },
    { x: 575, y: 345 },
    { x: 575, y: 342 },
  ],
  tears: [
    { x: 174, y: 101, w: 20, h: 40 },
    { x: 194, y: 325, w: 20, h: 40 },
  ],
  plate: { x: 150, y: 50 },
};

test("near by, a line is where the layout put it", () => {
  expect(seeRun(run, boxes, (id) => boxes[id as keyof typeof boxes])).toEqual(run);
});

test("where marks are drawn elsewhere the line leads to them, right-angled, and the tears go along", () => {
  const seen = { api: { x: 20, y: 140, w: 80, h: 80 }, db: { x: 510, y: 240, w: 80, h: 80 } };
  const { points, tears, plate } = seeRun(run, boxes, (id) => seen[id as keyof typeof seen]);
  expect(points[0]).toEqual({ x: 100, y: 180 });
  expect(points.at(-1)).toEqual({ x: 550, y: 320 });
  points.slice(1).forEach((point, i) => {
    expect(point.x === points[i]?.x || point.y === points[i]?.y).toBe(true);
  });
  expect(tears.map(({ y }) => y)).toEqual([101 + 59, 325 - 22]);
  expect(plate).toEqual({ x: 150, y: 50 + 59 });
});

test("an end that has no place of its own stays where it was", () => {
  expect(seeRun(run, boxes, () => undefined)).toEqual(run);
});

test("one hole through two walls goes on holding both lines", () => {
  const close: BreachRun = {
    ...run,
    points: run.points.map(({ x, y }) => ({ x, y: y === 345 ? 145 : y === 342 ? 142 : y })),
    tears: [{ x: 174, y: 101, w: 40, h: 64 }],
  };
  const seen = { api: { x: 10, y: 50, w: 100, h: 100 }, db: { x: 500, y: 40, w: 100, h: 120 } };
  const { points, tears } = seeRun(close, { ...boxes, db: { ...boxes.db, y: 100 } }, (id) => seen[id as "api"]);
  const [hole] = tears;
  for (const y of [points[1]?.y ?? 0, points.at(-2)?.y ?? 0]) {
    expect(y).toBeGreaterThanOrEqual((hole?.y ?? 0) + 20);
    expect(y).toBeLessThanOrEqual((hole?.y ?? 0) + (hole?.h ?? 0) - 20);
  }
});
