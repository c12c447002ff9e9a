import fc from "fast-check";
import { expect, test } from "vitest";
import { keepParts } from "./keep-parts";

const before = {
  id: "container:e1/web",
  health: { tier: "ok", reason: { code: "running", data: { port: 80 } }, since: 1 },
  ports: [{ hostPort: 80 }, { hostPort: 443 }],
  stack: null as string | null,
};

test("what says the same is the very same, what differs is new, and neither side is changed", () => {
  const next = { ...structuredClone(before), health: { ...structuredClone(before.health), tier: "failed" } };
  const [was, wanted] = [structuredClone(before), structuredClone(next)];
  const kept = keepParts(before, next);
  expect(kept).toEqual(wanted);
  expect(kept.ports).toBe(before.ports);
  expect(kept.health.reason).toBe(before.health.reason);
  expect(before).toEqual(was);
  expect(next).toEqual(wanted);
});

test("what differs nowhere is the one that was there", () => {
  expect(keepParts(before, structuredClone(before))).toBe(before);
});

test("it always says what the next one says", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(keepParts(a, structuredClone(b))).toEqual(b);
    }),
  );
});

test("a list of other length and a field that went are taken as they come", () => {
  expect(keepParts({ a: [1, 2], b: 1 }, { a: [1] } as object)).toEqual({ a: [1] });
});
