import { expect, test } from "vitest";
import { podsIn } from "./pods-in";

test.each([
  ["0", 0],
  [" 7 ", 7],
  ["1000", 1000],
])("%j is a number of pods", (typed, pods) => {
  expect(podsIn(typed, 0)).toBe(pods);
});

test.each(["", " ", "-1", "1.5", "1e3", "0x1", "1001", "10000", "two"])("%j is none", (typed) => {
  expect(podsIn(typed, 0)).toBeNull();
});

test("fewer than the least is none", () => {
  expect(podsIn("0", 1)).toBeNull();
  expect(podsIn("1", 1)).toBe(1);
});
