import { expect, test } from "vitest";
import { createEventMemory } from "./event-memory";
import type { EngineEvent } from "./parse-event";

const noon = Date.UTC(2026, 10, 25, 12);
const hour = 3_600_000;
const event = (action: string, at: number, id = "c1"): EngineEvent => ({
  about: "container",
  id,
  action,
  containerId: null,
  exitCode: 0,
  signal: null,
  at,
  atNs: at * 1e6,
});
const seconds = (ns: number | null) => (ns === null ? null : (ns / 1e6 - noon) / 1000);

test("what an engine replays after a reconnect counts once, and what was missed counts", () => {
  const memory = createEventMemory(() => 0);
  memory.connect(noon);
  const before = [event("die", noon), event("start", noon + 1)];
  expect(before.map(memory.take)).toEqual([true, true]);
  memory.connect(noon + 5_000);
  expect([...before, event("stop", noon + 3_000)].map(memory.take)).toEqual([false, false, true]);
});

test("two events of one connection are two, however alike", () => {
  const memory = createEventMemory(() => 0);
  memory.connect(noon);
  expect([event("pause", noon), event("pause", noon)].map(memory.take)).toEqual([true, true]);
});

test("a first connection asks for nothing past, and so does one to another engine", () => {
  const memory = createEventMemory(() => 0);
  expect(memory.connect(noon)).toBeNull();
  memory.take(event("die", noon));
  memory.clear();
  expect(memory.connect(noon)).toBeNull();
  expect(memory.take(event("die", noon))).toBe(true);
});

test("a little more than was missed is asked for", () => {
  let now = 0;
  const memory = createEventMemory(() => now);
  memory.take(event("die", noon));
  now += 60_000;
  expect(seconds(memory.connect(noon + 60_000))).toBeGreaterThan(-6);
  expect(seconds(memory.connect(noon + 60_000))).toBeLessThan(-1);
});

test("what was missed while the engine's clock was set back an hour is asked for on its new clock", () => {
  let now = 0;
  const memory = createEventMemory(() => now);
  memory.take(event("die", noon));
  now += 60_000;
  const since = seconds(memory.connect(noon - hour + 60_000)) ?? 0;
  expect(since).toBeGreaterThan(-3_606);
  expect(since).toBeLessThan(-3_600);
});

test("of a machine that slept, or whose clock was set on, nothing is missed", () => {
  const memory = createEventMemory(() => 0);
  memory.take(event("die", noon));
  expect(seconds(memory.connect(noon + hour))).toBeLessThan(0);
});
