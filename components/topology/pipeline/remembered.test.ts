import { expect, test } from "vitest";
import { Remembered } from "@/components/topology/pipeline/remembered";

test("what was asked for lately is known, and what has not been for long is forgotten", () => {
  const seen = new Remembered<number>(3);
  for (let i = 0; i < 3; i++) seen.set(`k${i}`, i);
  seen.set("k3", 3);
  expect(seen.get("k1")).toBe(1);
  for (let i = 4; i < 7; i++) seen.set(`k${i}`, i);
  // Asked for since, it went along; its neighbours did not.
  expect([seen.get("k0"), seen.get("k1"), seen.get("k6")]).toEqual([undefined, 1, 6]);
});

test("however much is new, twice `most` is all that is kept", () => {
  const seen = new Remembered<number>(100);
  for (let i = 0; i < 10_000; i++) seen.set(`k${i}`, i);
  const known = Array.from({ length: 10_000 }, (_, i) => i).filter((i) => seen.get(`k${i}`) !== undefined);
  expect(known.length).toBeLessThanOrEqual(200);
  expect(known.length).toBeGreaterThanOrEqual(100);
});
