import { expect, test } from "vitest";
import { nearestNeighbour, readingOrder } from "@/components/topology/pipeline/neighbours";
import type { Box } from "@/lib/domain/topology/geometry-model";

const card = (x: number, y: number): Box => ({ x, y, w: 150, h: 42 });
const boxes = new Map([
  ["a", card(0, 0)],
  ["b", card(160, 0)],
  ["c", card(0, 48)],
  ["d", card(160, 48)],
  ["far", card(900, 10)],
]);
const from = (id: string) => boxes.get(id) as Box;

test("arrows walk the grid", () => {
  expect(nearestNeighbour(from("a"), "right", boxes)).toBe("b");
  expect(nearestNeighbour(from("a"), "down", boxes)).toBe("c");
  expect(nearestNeighbour(from("d"), "up", boxes)).toBe("b");
  expect(nearestNeighbour(from("d"), "left", boxes)).toBe("c");
});

test("past the end of a row the next thing that way is reached, even in another zone", () => {
  expect(nearestNeighbour(from("b"), "right", boxes)).toBe("far");
});

test("at the edge there is nowhere to go", () => {
  expect(nearestNeighbour(from("a"), "left", boxes)).toBeNull();
});

test("reading order is row by row", () => {
  expect(readingOrder(boxes)).toEqual(["a", "b", "far", "c", "d"]);
});
