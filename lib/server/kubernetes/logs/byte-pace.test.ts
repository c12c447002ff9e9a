import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBytePace } from "./byte-pace";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Milliseconds until a reader that took so many bytes may read on. */
async function waited(taking: Promise<void>): Promise<number> {
  const from = performance.now();
  let until = Number.NaN;
  void taking.then(() => {
    until = performance.now();
  });
  await vi.advanceTimersByTimeAsync(10_000);
  return Math.round(until - from);
}

test("a second's worth passes at once; what is more waits as long as it takes at that pace", async () => {
  const pace = createBytePace(1_000, new AbortController().signal);
  expect(await waited(pace(1_000))).toBe(0);
  expect(await waited(pace(3_500))).toBe(2_500);
  expect(await waited(pace(1_000))).toBe(0);
});

test("whoever looks away doesn't wait", async () => {
  const ends = new AbortController();
  const pace = createBytePace(1_000, ends.signal);
  const taking = pace(1_000_000);
  ends.abort();
  expect(await waited(taking)).toBe(0);
});
