import { expect, test } from "vitest";
import { addToHistory, type ContainerHistory, historyMs, noHistory } from "./container-history";
import type { ContainerReport } from "./engine-report";

const report = (over: Partial<ContainerReport>) =>
  ({ id: "c1", exits: [], stopAskedAt: null, ...over }) as ContainerReport;
const exit = (at: number) => ({ at, exitCode: 1, oomKilled: false, asked: false });

test("a report that tells nothing new leaves the very same history, so nothing is written", () => {
  const before: ContainerHistory = { exits: [exit(100)], stopAsked: { containerId: "c1", at: 50 } };
  expect(addToHistory(before, report({ exits: [exit(100)], stopAskedAt: 50 }))).toBe(before);
  expect(addToHistory(before, report({}))).toBe(before);
});

test("exits of the container that was replaced stay beside those of its successor", () => {
  const before = addToHistory(noHistory, report({ id: "c1", exits: [exit(100)] }));
  const after = addToHistory(before, report({ id: "c2", exits: [exit(200)] }));
  expect(after.exits.map((each) => each.at)).toEqual([100, 200]);
});

test("a stop belongs to one incarnation: the successor was not asked to stop", () => {
  const before = addToHistory(noHistory, report({ id: "c1", stopAskedAt: 100 }));
  expect(addToHistory(before, report({ id: "c2" })).stopAsked).toEqual({ containerId: "c1", at: 100 });
  expect(addToHistory(before, report({ id: "c2", stopAskedAt: 90 })).stopAsked).toEqual({ containerId: "c2", at: 90 });
});

test("it stays small: twenty exits, none from before the window", () => {
  const many = Array.from({ length: 40 }, (_, index) => exit(historyMs * 2 + index));
  const after = addToHistory(addToHistory(noHistory, report({ exits: [exit(1)] })), report({ exits: many }));
  expect(after.exits).toHaveLength(20);
  expect(after.exits[0]?.at).toBe(historyMs * 2 + 20);
});
