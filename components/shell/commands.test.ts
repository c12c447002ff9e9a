import { expect, test } from "vitest";
import { keyName } from "@/components/shell/commands";

const press = (key: string, over: Partial<Parameters<typeof keyName>[0]> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...over });

test("a letter is itself, with Shift it is another key", () => {
  expect(press("n")).toBe("n");
  expect(press("N", { shiftKey: true })).toBe("Shift n");
});

test("a sign that needs Shift on some keyboards is the same on all of them", () => {
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("/")).toBe("/");
});

test("Ctrl and the Mac's command key open the same menu", () => {
  expect(press("k", { ctrlKey: true })).toBe("Ctrl k");
  expect(press("k", { metaKey: true })).toBe("Ctrl k");
});
