import { expect, test } from "vitest";
import { addToHistory, type ContainerHistory, historyMs, noHistory } from "./container-history";
import type { ContainerReport } from "./engine-report";

const report = (over: Partial<ContainerReport>) =>
  ({ id: "c1", state: "running", exits: [], stopAskedAt: null, ...over }) as ContainerReport;
const exit = (at: number) => ({ at, exitCode: 1, oomKilled: false, asked: false });
const hour = 3_600_000;

test("a report that tells nothing new leaves the very same history, so nothing is written", () => {
  const before: ContainerHistory = { exits: [exit(100)], stopAsked: { containerId: "c1", at: 50 } };
  expect(addToHistory(before, report({ exits: [exit(100)], stopAskedAt: 50 }), 200)).toBe(before);
  expect(addToHistory(before, report({}), 200)).toBe(before);
});

test("an exit that is too old to be kept is not news time and again", () => {
  const exits = [exit(100), exit(100 + historyMs + 1)];
  const now = 100 + historyMs + 2;
  const once = addToHistory(noHistory, report({ exits }), now);
  expect(once.exits).toHaveLength(1);
  expect(addToHistory(once, report({ exits }), now)).toBe(once);
});

test("exits of the container that was replaced stay beside those of its successor", () => {
  const before = addToHistory(noHistory, report({ id: "c1", exits: [exit(100)] }), 150);
  const after = addToHistory(before, report({ id: "c2", exits: [exit(200)] }), 250);
  expect(after.exits.map((each) => each.at)).toEqual([100, 200]);
});

test("a stop belongs to one incarnation: the successor was not asked to stop", () => {
  const before = addToHistory(noHistory, report({ id: "c1", stopAskedAt: 100 }), 150);
  expect(addToHistory(before, report({ id: "c2" }), 150).stopAsked).toEqual({ containerId: "c1", at: 100 });
  expect(addToHistory(before, report({ id: "c2", stopAskedAt: 90 }), 150).stopAsked).toEqual({
    containerId: "c2",
    at: 90,
  });
});

test("it stays small: twenty exits, none from before the window", () => {
  const many = Array.from({ length: 40 }, (_, index) => exit(historyMs * 2 + index));
  const before = addToHistory(noHistory, report({ exits: [exit(1)] }), 10);
  const after = addToHistory(before, report({ exits: many }), historyMs * 2 + 50);
  expect(after.exits).toHaveLength(20);
  expect(after.exits[0]?.at).toBe(historyMs * 2 + 20);
});

test("a run that began after the clock was set back an hour has neither the stop nor the exits from ahead of it", () => {
  const before: ContainerHistory = { exits: [exit(2 * hour)], stopAsked: { containerId: "c1", at: 2 * hour } };
  const now = hour + 60_000;
  expect(addToHistory(before, report({}), now)).toEqual(noHistory);
  expect(addToHistory(before, report({ state: "exited" }), now)).toBe(before);
});

test("an exit after the clock was set back an hour is kept, though it is written earlier than the last", () => {
  const before: ContainerHistory = { exits: [exit(2 * hour)], stopAsked: null };
  const after = addToHistory(before, report({ state: "exited", exits: [exit(hour)] }), hour);
  expect(after.exits.map(({ at }) => at)).toEqual([2 * hour, hour]);
});
