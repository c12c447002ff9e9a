import { expect, test } from "vitest";
import { glancePlace } from "@/components/topology/pipeline/glance-place";

const screen = { w: 1000, h: 700 };

test("the glance card stands below what it is about", () => {
  expect(glancePlace({ x: 100, y: 100, w: 150, h: 42 }, screen)).toEqual({ left: 100, top: 150 });
});

test("at the foot of the map it stands above, at the right edge it moves in", () => {
  const { left, top } = glancePlace({ x: 900, y: 650, w: 150, h: 42 }, screen);
  expect(top).toBeLessThan(650 - 100);
  expect(left + 296).toBeLessThanOrEqual(1000);
});
