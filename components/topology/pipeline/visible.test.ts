import { expect, test } from "vitest";
import { bringIntoSight, fitWhole, mountWindow, visibleIds } from "@/components/topology/pipeline/visible";

const screen = { w: 1368, h: 776 };

test("panning by a few pixels mounts and unmounts nothing", () => {
  const at = (x: number) => mountWindow({ x, y: 0, zoom: 1 }, screen);
  expect(at(-80)).toEqual(at(-110));
});

test("the window always holds what is on screen, at any zoom", () => {
  for (const zoom of [0.1, 0.4, 1, 2]) {
    for (const x of [-5000, -130, 0, 977]) {
      const window = mountWindow({ x, y: x / 2, zoom }, screen);
      expect(window.x).toBeLessThanOrEqual(-x / zoom);
      expect(window.x + window.w).toBeGreaterThanOrEqual((screen.w - x) / zoom);
      expect(window.y).toBeLessThanOrEqual(-x / 2 / zoom);
      expect(window.y + window.h).toBeGreaterThanOrEqual((screen.h - x / 2) / zoom);
    }
  }
});

test("only what is on screen is mounted, and what has the focus", () => {
  const box = (x: number) => ({ x, y: 0, w: 150, h: 42 });
  const boxes = { here: box(10), there: box(9000), focused: box(20_000) };
  expect(visibleIds(Object.entries(boxes), { x: 0, y: 0, w: 1000, h: 1000 }, ["focused", null])).toEqual([
    "here",
    "focused",
  ]);
});

test("a small lab is shown at its own size, a large one is made to fit", () => {
  expect(fitWhole({ w: 600, h: 300 }, screen).zoom).toBe(1);
  expect(fitWhole({ w: 2736, h: 1000 }, screen).zoom).toBeCloseTo(0.5);
});

test("what is in sight stays where it is, what is not moves just into it", () => {
  const view = { x: 0, y: 0, zoom: 1 };
  expect(bringIntoSight({ x: 200, y: 200, w: 150, h: 42 }, view, screen)).toBeNull();
  expect(bringIntoSight({ x: 1400, y: 200, w: 150, h: 42 }, view, screen)).toEqual({ x: -230, y: 0, zoom: 1 });
});
