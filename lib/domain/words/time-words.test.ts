import { expect, test } from "vitest";
import { momentWords, spanWords } from "./time-words";

const now = Date.UTC(2026, 10, 25, 14, 31);
const say = (at: number, timeZone = "UTC") => momentWords(at, { now, timeZone });

test("a time of today is a clock time", () => {
  expect(say(Date.UTC(2026, 10, 25, 9, 5))).toBe("09:05");
});

test("yesterday evening is a day, although less than a day ago", () => {
  expect(say(Date.UTC(2026, 10, 24, 23, 0))).toBe("Tue");
});

test("the day is the reader's, not the server's", () => {
  expect(say(Date.UTC(2026, 10, 24, 23, 0), "Europe/Berlin")).toBe("00:00");
});

test("further back it is a date, in another year with the year", () => {
  expect(say(Date.UTC(2026, 9, 3))).toBe("3 Oct");
  expect(say(Date.UTC(2025, 9, 3))).toBe("3 Oct 2025");
});

test.each([
  [-5, "0 s"],
  [40_000, "40 s"],
  [12 * 60_000, "12 min"],
  [3 * 3_600_000, "3 h"],
  [41 * 86_400_000, "41 d"],
])("a span of %i ms is %s", (ms, words) => {
  expect(spanWords(ms)).toBe(words);
});
