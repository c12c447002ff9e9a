import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiConnection } from "../connection/open-connection";
import { trouble } from "../trouble";
import { watchPings } from "./watch-pings";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched({ isMultiplexed = true, ask = () => new Promise<unknown>(() => undefined) } = {}) {
  const asked = vi.fn(ask);
  const onSilent = vi.fn();
  const heardAt = performance.now();
  const connection = { ask: asked, heardAt: () => heardAt, isMultiplexed: () => isMultiplexed };
  const { signal } = new AbortController();
  void watchPings(connection as unknown as ApiConnection, { signal, onSilent });
  return { asked, onSilent };
}

test("a server without an echo for ten seconds is silent", async () => {
  const { asked, onSilent } = watched();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(onSilent).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onSilent).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ why: "silent" }));
  expect(asked).not.toHaveBeenCalled();
});

test("where there are no pings one question is asked, not one each second", async () => {
  const { asked } = watched({ isMultiplexed: false });
  await vi.advanceTimersByTimeAsync(9_000);
  expect(asked).toHaveBeenCalledTimes(1);
});

test("an answer that tells of the whole connection ends it, another doesn't", async () => {
  const lost = watched({ isMultiplexed: false, ask: () => Promise.reject(trouble("refused")) });
  const denied = watched({ isMultiplexed: false, ask: () => Promise.reject(trouble("forbidden")) });
  await vi.advanceTimersByTimeAsync(7_000);
  expect(lost.onSilent).toHaveBeenCalledWith(expect.objectContaining({ why: "refused" }));
  expect(denied.onSilent).not.toHaveBeenCalled();
});

test("a machine that slept doesn't take its own silence for the server's", async () => {
  const { onSilent } = watched();
  const now = performance.now.bind(performance);
  let sleptMs = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now() + sleptMs);
  sleptMs = 3_600_000;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onSilent).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
