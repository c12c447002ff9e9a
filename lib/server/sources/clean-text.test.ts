import { expect, test } from "vitest";
import { cleanText } from "./clean-text";

test.each([
  ["plain – ünïcödé 日本 🐳", "plain – ünïcödé 日本 🐳"],
  ["a\u001b[31mred", "a\\u{1b}[31mred"],
  ["two\nlines\tand\u0000nul", "two\\u{a}lines\\u{9}and\\u{0}nul"],
  ["evil\u202etxt.exe", "evil\\u{202e}txt.exe"],
  ["zero\u200bwidth", "zero\\u{200b}width"],
  ["half \ud800 pair", "half \\u{d800} pair"],
])("%j reads %j", (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test("ten kilobytes are cut where the limit is, with a sign that they were", () => {
  expect(cleanText("n".repeat(10_240), 100)).toBe(`${"n".repeat(99)}…`);
});
