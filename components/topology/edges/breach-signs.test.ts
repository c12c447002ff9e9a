import { expect, test } from "vitest";
import { breachSigns } from "@/components/topology/edges/breach-signs";
import type { BreachRun } from "@/lib/domain/topology/geometry-model";

const run = (id: string, x: number, y: number, toZoneId = "zone:prod"): BreachRun => ({
  id,
  findingIds: [id],
  fromId: "a",
  toId: "b",
  fromZoneId: "zone:dev",
  toZoneId,
  points: [],
  tears: [{ x, y: y + 48, w: 40, h: 40 }],
  plate: { x, y },
});

test("near by, signs stand where the layout put them", () => {
  expect(breachSigns([run("one", 400, 300)], 1)).toMatchObject([{ x: 400, y: 300 }]);
});

test("from far off a sign grows away from its tear", () => {
  const [sign] = breachSigns([run("one", 400, 300)], 3);
  expect((sign?.y ?? 0) + 3 * 56).toBe(300 + 56);
  expect((sign?.x ?? 0) + (3 * 92) / 2).toBe(400 + 46);
});

test("signs of the same two zones that would lie on each other become one", () => {
  const signs = breachSigns([run("one", 400, 300), run("two", 400, 380)], 4);
  expect(signs.map((sign) => sign.runs.map((each) => each.id))).toEqual([["one", "two"]]);
});

test("signs of other zones never lie on each other", () => {
  const signs = breachSigns(
    Array.from({ length: 8 }, (_, i) => run(`r${i}`, 400 + 20 * i, 600, `zone:${i}`)),
    4,
  );
  expect(signs).toHaveLength(8);
  for (const a of signs)
    for (const b of signs)
      if (a !== b) expect(Math.abs(a.x - b.x) >= 4 * 92 || Math.abs(a.y - b.y) >= 4 * 56).toBe(true);
});
