import { expect, test } from "vitest";
import { quantity } from "./quantity";

test.each([
  ["250m", 0.25],
  ["4", 4],
  ["1.5", 1.5],
  ["16Gi", 17_179_869_184],
  ["3920m", 3.92],
  ["128974848", 128_974_848],
  ["129e6", 129_000_000],
  ["1E", 1e18],
  ["12E2", 1_200],
  ["100k", 100_000],
  [7, 7],
  ["", 0],
  ["-1", 0],
  ["many", 0],
  ["1Zi", 0],
  [null, 0],
  [undefined, 0],
  ["9".repeat(100), 0],
])("%s is %d", (text, number) => {
  expect(quantity(text)).toBeCloseTo(number, 6);
});
