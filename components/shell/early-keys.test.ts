import { expect, test } from "vitest";
import { readWish } from "@/components/shell/early-keys";

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const typed = (...keys: string[]) => keys.map((key) => ({ key, ...plain }));
const search = { key: "k", ...plain, ctrlKey: true };

test("who asked for the filter before it was there gets what was typed since", () => {
  expect(readWish(typed("/", "w", "e", "x", "Backspace", "b"))).toEqual({ keys: "/", text: "web" });
  expect(readWish(typed("/", "a", "Shift", "/", "b"))).toEqual({ keys: "/", text: "a/b" });
});

test("the search is asked for by its own keys, and the last wish counts", () => {
  expect(readWish([...typed("/", "a"), search, ...typed("d", "b")])).toEqual({ keys: "Ctrl k", text: "db" });
  expect(readWish([...typed("/"), { key: "k", ...plain, metaKey: true }])).toEqual({ keys: "Ctrl k", text: "" });
});

test("letters that nobody asked a field for mean nothing yet, and Escape takes a wish back", () => {
  expect(readWish(typed("s", "r", "d"))).toBeNull();
  expect(readWish(typed("/", "s", "Escape", "s"))).toBeNull();
});
