import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLineGate } from "./line-gate";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

test("what is there at first passes at once, then so many lines a second", () => {
  const pass = createLineGate({ perSecond: 100, burst: 200 });
  expect(pass(150)).toBe(150);
  expect(pass(150)).toBe(50);
  expect(pass(10)).toBe(0);
  vi.advanceTimersByTime(500);
  expect(pass(1000)).toBe(50);
  vi.advanceTimersByTime(60_000);
  expect(pass(1000)).toBe(200);
});
