import { expect, test } from "vitest";
import { backoffMs } from "./backoff";

test("waits grow and never leave 250 ms to the longest", () => {
  for (const attempt of [0, 1, 5, 100]) {
    expect(backoffMs(attempt, 5_000, () => 0)).toBe(250);
    expect(backoffMs(attempt, 5_000, () => 1)).toBeLessThanOrEqual(5_000);
  }
  expect(backoffMs(0, 5_000, () => 1)).toBe(500);
  expect(backoffMs(9, 5_000, () => 1)).toBe(5_000);
});
