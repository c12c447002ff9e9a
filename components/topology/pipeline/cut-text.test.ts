import { expect, test } from "vitest";
import { cutText } from "@/components/topology/pipeline/cut-text";

const measure = (text: string) => text.length * 10;
const cut = (text: string, width: number) => cutText(text, { font: "x", width }, measure);

test("what fits stays whole", () => {
  expect(cut("postgres", 80)).toBe("postgres");
});

test("what does not is cut as little as possible, and says so", () => {
  expect(cut("immich-machine-learning", 100)).toBe("immich-ma…");
});

test("no space is left before the dots", () => {
  expect(cut("Out of memory at 14:24", 80)).toBe("Out of…");
});

test("where nothing fits only the dots are left", () => {
  expect(cut("abc", 5)).toBe("…");
});
