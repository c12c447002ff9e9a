import { expect, test } from "vitest";
import { nextOf } from "@/components/topology/controls/problem-walk";

const stops = ["a", "b", "c"];

test("n walks from problem to problem and round again, Shift n walks back", () => {
  expect(nextOf(stops, "a", 1)).toBe("b");
  expect(nextOf(stops, "c", 1)).toBe("a");
  expect(nextOf(stops, "a", -1)).toBe("c");
});

test("from anywhere else the walk begins at the loudest", () => {
  expect(nextOf(stops, "fine", 1)).toBe("a");
  expect(nextOf(stops, null, -1)).toBe("c");
});

test("without problems there is nowhere to go", () => {
  expect(nextOf([], "a", 1)).toBeNull();
});
