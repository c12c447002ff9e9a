import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace } from "./pace";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

const settle = () => Promise.resolve();

test("a lone change goes out in the same turn of the event loop", async () => {
  const run = vi.fn();
  const pace = createPace({ intervalMs: 100, run });
  pace.request();
  pace.request();
  await settle();
  expect(run).toHaveBeenCalledTimes(1);
});

test("a crowd goes out ten times a second, and its last change is not lost", async () => {
  const run = vi.fn();
  const pace = createPace({ intervalMs: 100, run });
  for (let ms = 0; ms < 1000; ms += 10) {
    pace.request();
    await settle();
    vi.advanceTimersByTime(10);
  }
  expect(run.mock.calls.length).toBeGreaterThanOrEqual(9);
  expect(run.mock.calls.length).toBeLessThanOrEqual(11);
  const before = run.mock.calls.length;
  pace.request();
  await settle();
  vi.advanceTimersByTime(100);
  expect(run.mock.calls.length).toBe(before + 1);
});

test("a run that takes long is followed by as long a rest", async () => {
  const run = vi.fn(() => vi.advanceTimersByTime(200));
  const pace = createPace({ intervalMs: 100, run });
  pace.request();
  await settle();
  pace.request();
  vi.advanceTimersByTime(190);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(20);
  expect(run).toHaveBeenCalledTimes(2);
});

test("what waits can be run at once, and is run once", async () => {
  const run = vi.fn();
  const pace = createPace({ intervalMs: 100, run });
  pace.request();
  pace.flush();
  await settle();
  expect(run).toHaveBeenCalledTimes(1);
  pace.request();
  pace.flush();
  vi.advanceTimersByTime(200);
  expect(run).toHaveBeenCalledTimes(2);
  pace.flush();
  expect(run).toHaveBeenCalledTimes(2);
});

test("stopped, it runs nothing any more", async () => {
  const run = vi.fn();
  const pace = createPace({ intervalMs: 100, run });
  pace.request();
  pace.stop();
  await settle();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
