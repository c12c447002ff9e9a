import { expect, test } from "vitest";
import { counterScale } from "@/components/topology/edges/counter-scale";

test("what is drawn keeps its size on the screen to within a tenth, and life size is the least", () => {
  for (let zoom = 0.1; zoom < 1; zoom += 0.01) {
    expect(counterScale(zoom) * zoom).toBeGreaterThan(0.9);
    expect(counterScale(zoom) * zoom).toBeLessThan(1.1);
  }
  expect(counterScale(1)).toBe(1);
  expect(counterScale(2)).toBe(1);
});

test("a zooming hand changes it a dozen times at most from far to near", () => {
  const steps = new Set(Array.from({ length: 1_000 }, (_, i) => counterScale(0.1 + (0.9 * i) / 1_000)));
  expect(steps.size).toBeLessThanOrEqual(14);
});
