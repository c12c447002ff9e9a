import { expect, test } from "vitest";
import { parseAnsi, plainText } from "./ansi";

const esc = "\u001b[";

test("a line without colours is one plain part", () => {
  expect(parseAnsi("hello")).toEqual([{ text: "hello", className: "" }]);
});

test("red, bold and back to plain", () => {
  expect(parseAnsi(`${esc}31mbad${esc}1m worse${esc}0m fine`)).toEqual([
    { text: "bad", className: "text-health-failed" },
    { text: " worse", className: "text-health-failed font-semibold" },
    { text: " fine", className: "" },
  ]);
});

test.each([
  ["38;5;9", "text-health-failed"],
  ["38;5;46", "text-health-ok"],
  ["38;2;255;255;0", "text-health-warning"],
  ["38;5;240", "text-text-faint"],
  ["92", "text-health-ok"],
  ["1;96", "text-accent-text font-semibold"],
])("colour %s becomes one of our roles", (code, className) => {
  expect(parseAnsi(`${esc}${code}mx`)).toEqual([{ text: "x", className }]);
});

test("numbers of a colour are not read as styles of their own", () => {
  // The 1 and 4 in here are blue and green shares, not bold and underline.
  expect(parseAnsi(`${esc}38;2;200;4;1mx`)[0]?.className).toBe("text-health-failed");
});

test("nonsense styles nothing and loses no text", () => {
  expect(parseAnsi(`${esc}99999;38;7;;mx${esc}mz`).map((part) => part.text)).toEqual(["x", "z"]);
});

test("search and download see the words without the colours", () => {
  expect(plainText(`${esc}1;31merror${esc}0m: no`)).toBe("error: no");
});
