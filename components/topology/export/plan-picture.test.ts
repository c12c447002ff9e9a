import { expect, test } from "vitest";
import { canvasLimits, fileName, planPicture, planWords } from "@/components/topology/export/plan-picture";

const now = { lens: { x: -40, y: 8, zoom: 0.8, w: 1368, h: 776 }, level: "near", asCards: true } as const;

test("the view is what is on the screen, twice as sharp", () => {
  const plan = planPicture({ what: "view", format: "png" }, { w: 9000, h: 9000 }, now);
  expect(plan).toEqual({ lens: now.lens, level: "near", ratio: 2, tooLarge: null });
  expect(planWords(plan)).toBe("2,736 × 1,552 pixels");
});

test("the whole map is drawn at 100 %, whatever is on the screen", () => {
  const plan = planPicture({ what: "map", format: "png" }, { w: 1500, h: 900 }, now);
  expect(plan.lens).toEqual({ x: 0, y: 0, zoom: 1, w: 1500, h: 900 });
  expect(plan.level).toBe("near");
});

test("a map that no canvas can hold is drawn smaller, like the map is at that zoom, and says so", () => {
  for (const size of [
    { w: 60_000, h: 2_000 },
    { w: 2_000, h: 60_000 },
    { w: 30_000, h: 30_000 },
    { w: 1e9, h: 1e9 },
  ]) {
    const { lens, ratio, tooLarge } = planPicture({ what: "map", format: "png" }, size, now);
    expect(Math.max(lens.w, lens.h) * ratio).toBeLessThanOrEqual(canvasLimits.side);
    expect(lens.w * lens.h * ratio ** 2).toBeLessThanOrEqual(canvasLimits.all);
    expect(tooLarge).not.toBeNull();
  }
  const plan = planPicture({ what: "map", format: "png" }, { w: 16_384, h: 4_096 }, now);
  expect(plan.level).toBe("middle");
  expect(planWords(plan)).toBe(
    "16,384 × 4,096 pixels: the whole map at 100 % would have 32,768 × 8,192, more than a browser can draw, so it is drawn at 50 %.",
  );
});

test("an SVG has no such limit", () => {
  const plan = planPicture({ what: "map", format: "svg" }, { w: 60_000, h: 40_000 }, now);
  expect(plan).toMatchObject({ ratio: 1, tooLarge: null, lens: { zoom: 1, w: 60_000, h: 40_000 } });
});

test("the file's name is the minute it was made", () => {
  expect(fileName("png", new Date(2026, 10, 25, 14, 31))).toBe("bulkhead-map-2026-11-25-1431.png");
  expect(fileName("svg", new Date(2027, 0, 3, 4, 5))).toBe("bulkhead-map-2027-01-03-0405.svg");
});
