import { expect, test } from "vitest";
import { commandFor, holdKeys, keyName, offerCommands } from "@/components/shell/commands";

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

const stop = { id: "stop", label: "Stop postgres", group: "Container", keys: "s", once: true, run: () => undefined };
const menu = { id: "command-menu", label: "Search", group: "Panel", keys: "Ctrl k", run: () => undefined };
const answers = (key: string, over: Partial<Parameters<typeof commandFor>[0]> = {}) =>
  commandFor({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...over })?.id;

test("while what was asked for is on its way, the letters of a name stop no container", () => {
  const withdraw = offerCommands([stop, menu]);
  expect(answers("s")).toBe("stop");
  const [first, second] = [holdKeys(), holdKeys()];
  expect([..."postgres"].map((letter) => answers(letter))).toEqual(Array(8).fill(undefined));
  expect(answers("k", { ctrlKey: true })).toBe("command-menu");
  first();
  first();
  expect(answers("s")).toBeUndefined();
  second();
  expect(answers("s")).toBe("stop");
  withdraw();
});

test("a key that is held down does not answer its own question", () => {
  const withdraw = offerCommands([stop]);
  expect(answers("s", { repeat: true })).toBeUndefined();
  withdraw();
});
