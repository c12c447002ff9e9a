import { expect, test } from "vitest";
import type { LogLine } from "@/lib/domain/stream";
import { createLogReplay } from "./log-replay";

const lines = (...minutes: number[]): LogLine[] =>
  minutes.map((minute) => ({ at: new Date(minute * 60_000).toISOString(), stream: "stdout", text: `at ${minute}` }));
const told = (kept: readonly LogLine[], tail: readonly LogLine[], tailLines = 100) => {
  const replay = createLogReplay(kept, tailLines);
  return tail.filter(replay.isNew).map((line) => line.text);
};

test("a log that is opened again repeats nothing and leaves nothing out", () => {
  expect(told(lines(3, 4), lines(1, 2, 3, 4, 5, 6))).toEqual(["at 5", "at 6"]);
  expect(told([], lines(1, 2))).toEqual(["at 1", "at 2"]);
});

test("lines written after the engine's clock was set back an hour are shown", () => {
  expect(told(lines(70, 71), lines(69, 70, 71, 11, 12))).toEqual(["at 11", "at 12"]);
});

test("also when none of the lines before is in the engine's log any more", () => {
  expect(told(lines(70, 71), lines(11, 12, 13), 2)).toEqual(["at 13"]);
});
