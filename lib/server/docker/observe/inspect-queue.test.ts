import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createInspectQueue } from "./inspect-queue";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp(options: { takesMs?: number; longest?: number } = {}) {
  const inspected: { id: string; at: number; eventAt: number | null }[] = [];
  const onOverflow = vi.fn();
  const start = Date.now();
  const now = () => Date.now() - start;
  const queue = createInspectQueue({
    now,
    onOverflow,
    ...(options.longest ? { longest: options.longest } : {}),
    inspect: async (id, eventAt) => {
      inspected.push({ id, at: now(), eventAt });
      await new Promise((resolve) => setTimeout(resolve, options.takesMs ?? 1));
      if (id.startsWith("gone")) queue.forget(id);
    },
  });
  return {
    queue,
    inspected,
    onOverflow,
    times: (id: string) => inspected.filter((one) => one.id === id).map((one) => one.at),
  };
}

test("a lone change is inspected at once", () => {
  const { queue, inspected } = setUp();
  queue.request("a", { eventAt: 7 });
  expect(inspected).toEqual([{ id: "a", at: 0, eventAt: 7 }]);
});

test("a container that won't hold still is inspected twice a second, and once more after its last change", async () => {
  const { queue, times } = setUp();
  for (let at = 0; at < 3_000; at += 10) {
    queue.request("a", { eventAt: at });
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  const all = times("a");
  for (const at of all) expect(all.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(2);
  expect(all.at(-1)).toBeGreaterThanOrEqual(2_990);
});

test("a change during an inspect is inspected after it, since its answer may be older", async () => {
  const { queue, times } = setUp({ takesMs: 50 });
  queue.request("a", { eventAt: 0 });
  await vi.advanceTimersByTimeAsync(20);
  queue.request("a", { eventAt: 20 });
  await vi.advanceTimersByTimeAsync(100);
  expect(times("a")).toEqual([0, 50]);
});

test("what can wait a moment is covered by what can't", async () => {
  const { queue, times } = setUp();
  queue.request("a", { soon: true, eventAt: 0 });
  await vi.advanceTimersByTimeAsync(50);
  queue.request("a", { eventAt: 50 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(times("a")).toEqual([50]);
});

test("three run at once, so that a person's read finds a place in the lane of four", async () => {
  const { queue, inspected } = setUp({ takesMs: 10 });
  for (const id of ["a", "b", "c", "d"]) queue.request(id, { eventAt: null });
  expect(inspected.map((one) => one.id)).toEqual(["a", "b", "c"]);
  await vi.advanceTimersByTimeAsync(20);
  expect(inspected.map((one) => one.id)).toEqual(["a", "b", "c", "d"]);
});

test("when a crowd stands in line a list is asked for instead", async () => {
  const { queue, onOverflow, inspected } = setUp({ takesMs: 10, longest: 20 });
  for (let index = 0; index < 30; index++) queue.request(`c${index}`, { eventAt: null });
  expect(onOverflow).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(inspected.length).toBeLessThan(30);
});

test("nothing is kept of a container whose inspect finds it gone, unless it was asked for again", async () => {
  const { queue, times } = setUp({ takesMs: 10 });
  queue.request("gone", { eventAt: null });
  await vi.advanceTimersByTimeAsync(20);
  expect(queue.lastRequest("gone")).toBeNull();
  queue.request("gone", { eventAt: null });
  await vi.advanceTimersByTimeAsync(5);
  queue.request("gone", { eventAt: null });
  await vi.advanceTimersByTimeAsync(10);
  expect(times("gone")).toHaveLength(3);
});
