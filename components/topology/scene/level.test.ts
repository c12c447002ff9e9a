import { expect, test } from "vitest";
import { isFarAt, levelAt } from "@/components/topology/scene/level";

test("a card is a card while it can be read, a chip while its name fits, and a mark below", () => {
  expect(levelAt(1.5)).toBe("close");
  expect(levelAt(1)).toBe("near");
  expect(levelAt(0.7)).toBe("near");
  expect(levelAt(0.5)).toBe("middle");
  expect(levelAt(0.2)).toBe("far");
});

test("a jump over several levels lands where the pixels say", () => {
  expect(levelAt(0.1, "close")).toBe("far");
  expect(levelAt(2, "far")).toBe("close");
});

test("a hand that trembles at a threshold doesn't make the map flicker", () => {
  const [above, below] = [28.4 / 42, 27.6 / 42];
  expect(levelAt(below, "near")).toBe("near");
  expect(levelAt(above, "middle")).toBe("middle");
  const [overChip, underChip] = [17.4 / 42, 16.6 / 42];
  expect(levelAt(underChip, "middle")).toBe("middle");
  expect(levelAt(overChip, "far")).toBe("far");
});

test("what will be far is known before it is", () => {
  for (let zoom = 0.1; zoom < 2; zoom *= 1.07) expect(isFarAt(zoom)).toBe(levelAt(zoom) === "far");
});
