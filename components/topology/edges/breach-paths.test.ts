import { expect, test } from "vitest";
import { arrowHead, linePath, tearEdges } from "@/components/topology/edges/breach-paths";

const to = (x: number, y: number) =>
  arrowHead([
    { x: 0, y: 0 },
    { x, y },
  ]);

test("the arrow points the way the line goes", () => {
  expect(to(100, 0)).toBe("M89 8L100 0L89 -8Z");
  expect(to(0, 100)).toBe("M8 89L0 100L-8 89Z");
});

test("without a line there is no arrow", () => {
  expect(arrowHead([{ x: 0, y: 0 }])).toBe("");
});

test("a tear looks the same each time and spans the wall", () => {
  const box = { x: 10, y: 20, w: 40, h: 100 };
  expect(tearEdges(box)).toEqual(tearEdges(box));
  expect(tearEdges(box).hole).toMatch(/^M10 24/);
  expect(tearEdges(box).rims).toContain("L50 ");
});

test("a line is drawn through all its points", () => {
  expect(
    linePath([
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ]),
  ).toBe("M1 2L3 4");
});
