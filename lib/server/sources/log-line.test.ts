import { expect, test } from "vitest";
import { toLogLine } from "./log-line";

const line = (text: string, droppedBytes = 0) => toLogLine("stdout", { text, droppedBytes });

test("Docker's timestamp is taken off the line and kept as it was", () => {
  expect(line("2026-01-01T12:00:00.123456789Z hello  there")).toEqual({
    at: "2026-01-01T12:00:00.123456789Z",
    stream: "stdout",
    text: "hello  there",
  });
  expect(line("no time").at).toBe("");
});

test("colours stay; titles, clipboard writes, cursor moves and other invisible things don't act", () => {
  const raw =
    "\u001b[1;31mred\u001b[0m \u001b]52;c;ZXZpbA==\u0007\u001b]0;title\u001b\\\u001b[2J\u001b[10;1Hx\tb\u0000\u202e\u009b31m\u001bc";
  expect(line(raw).text).toBe("\u001b[1;31mred\u001b[0m x\tb\\u{0}\\u{202e}\\u{9b}31m\\u{1b}c");
});

test("an unfinished terminal string takes nothing beyond its line with it", () => {
  expect(line("before \u001b]0;never ended").text).toBe("before ");
});

test("what was left out of a long line is said", () => {
  expect(line("start", 5_000_000).text).toBe("start … (5000000 more bytes)");
});
