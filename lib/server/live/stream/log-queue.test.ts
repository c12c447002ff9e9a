import { expect, test } from "vitest";
import type { LogLine } from "@/lib/domain/stream";
import { LogQueue } from "./log-queue";

const line = (text: string): LogLine => ({ at: "", stream: "stdout", text });
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => line(`${from + index}`));

test("a reader slower than the log loses the oldest lines, and is told exactly how many", () => {
  const queue = new LogQueue({ lines: 100, bytes: 1e6 });
  queue.push(lines(0, 350));
  const batch = queue.take(1e6);
  expect(batch.dropped).toBe(250);
  expect(batch.lines.map((each) => each.text)).toEqual(lines(250, 350).map((each) => each.text));
  expect(queue.take(1e6)).toEqual({ lines: [], dropped: 0, ended: null, about: null });
});

test("long lines are bounded by their bytes, not by their number", () => {
  const queue = new LogQueue({ lines: 100, bytes: 10_000 });
  queue.push([line("a".repeat(6000)), line("b".repeat(6000))]);
  expect(queue.take(1e6)).toMatchObject({ dropped: 1, lines: [{ text: "b".repeat(6000) }] });
});

test("what was dropped and what was sent add up, however reading and writing alternate", () => {
  const queue = new LogQueue({ lines: 700, bytes: 1e6 });
  let seen = 0;
  for (let round = 0; round < 50; round += 1) {
    queue.push(lines(0, 400));
    const batch = queue.take(9000);
    seen += batch.lines.length + batch.dropped;
  }
  while (queue.pending) {
    const batch = queue.take(9000);
    seen += batch.lines.length + batch.dropped;
  }
  expect(seen).toBe(50 * 400);
});

test("the end of the log comes after its last line, not before", () => {
  const queue = new LogQueue({ lines: 100, bytes: 1e6 });
  queue.push([line("one"), line("two")]);
  queue.end("It is over.");
  expect(queue.take(1).ended).toBeNull();
  expect(queue.take(1e6)).toMatchObject({ lines: [{ text: "two" }], ended: "It is over." });
  expect(queue.pending).toBe(false);
});
