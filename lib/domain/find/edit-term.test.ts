import { expect, test } from "vitest";
import { termFor, withTerm } from "./edit-term";
import { parseExpression } from "./parse-expression";

const failed = { kind: "health", marks: ["failed"] } as const;
const zone = { kind: "text", key: "zone", how: "is", values: ["My lab"] } as const;

test("what was asked of a key is replaced where it stands, the rest stays as typed", () => {
  expect(withTerm('image:~"my  db" health:ok  web', "health", failed)).toBe('image:~"my  db" health:failed  web');
  expect(withTerm("web", "zone", zone)).toBe('web zone:"My lab"');
  expect(withTerm("", "health", failed)).toBe("health:failed");
});

test("taking a key out leaves no gap, and leaves what hides by it and what is mistaken", () => {
  expect(withTerm("a health:ok b health:failed", "health", null)).toBe("a b");
  expect(withTerm("!health:ok health:x health:ok", "health", null)).toBe("!health:ok health:x");
});

test("a text without that key has no term for it", () => {
  expect(termFor(parseExpression("!zone:a web"), "zone")).toBeNull();
  expect(termFor(parseExpression("zone:a"), "zone")).toMatchObject({ values: ["a"] });
});
