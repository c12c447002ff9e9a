import { expect, test } from "vitest";
import { middleOf, routeEdge } from "@/components/topology/pipeline/route-edge";

const card = (x: number, y: number) => ({ x, y, w: 150, h: 42 });
const anchor = card(160, 96);
const way = (other: ReturnType<typeof card>, to = anchor) =>
  routeEdge(to, other)
    .map(({ x, y }) => `${x},${y}`)
    .join(" ");

test("all that stands right of the anchor comes in by one trunk, in the ten pixels between cards", () => {
  expect(way(card(320, 0))).toBe("320,21 315,21 315,117 310,117");
  expect(way(card(320, 192))).toBe("320,213 315,213 315,117 310,117");
});

test("a box two columns on goes round its neighbour by the gap above its row", () => {
  expect(way(card(480, 192))).toBe("480,213 475,213 475,189 315,189 315,117 310,117");
});

test("what stands left comes in from the left", () => {
  expect(way(card(0, 96))).toBe("150,117 160,117");
});

test("a box in the same column uses the trunk at its right", () => {
  expect(way(card(160, 0))).toBe("310,21 315,21 315,117 310,117");
});

test("a folded row that lies across the trunk is left by its foot or its top", () => {
  expect(way({ x: 0, y: 0, w: 470, h: 32 })).toBe("315,32 315,117 310,117");
  expect(way({ x: 0, y: 200, w: 470, h: 32 })).toBe("315,200 315,117 310,117");
});

test("two compartments side by side are joined straight across the gangway", () => {
  const [prod, dev] = [
    { x: 0, y: 0, w: 400, h: 300 },
    { x: 428, y: 100, w: 400, h: 400 },
  ];
  expect(way(prod, dev)).toBe("400,200 428,200");
});

test("every way is right-angled and begins and ends at a box's edge", () => {
  for (const x of [0, 160, 320, 480, 900])
    for (const y of [0, 96, 144, 500]) {
      if (x === anchor.x && y === anchor.y) continue;
      const points = routeEdge(anchor, card(x, y));
      points.slice(1).forEach((point, i) => {
        expect(point.x === points[i]?.x || point.y === points[i]?.y).toBe(true);
      });
      expect([anchor.x, anchor.x + anchor.w]).toContain(points.at(-1)?.x);
      expect([x, x + 150]).toContain(points[0]?.x);
    }
});

test("a count stands in the middle of the longest stretch", () => {
  expect(
    middleOf([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 100 },
    ]),
  ).toEqual({ x: 10, y: 50 });
});
