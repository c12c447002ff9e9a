import { expect, test } from "vitest";
import { breachSigns, stubWords } from "@/components/topology/edges/breach-signs";
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

const stubbed = (side: "left" | "right", above: boolean): BreachRun => ({
  ...run("stub", 900, 300),
  tears: [],
  stub: { zoneId: "zone:dev", side, above },
});

test("from far off a stub grows away from its box, and its name stays where the line is", () => {
  const [right] = breachSigns([stubbed("right", true)], 3);
  expect([(right?.x ?? 0) + 3 * 208, (right?.y ?? 0) + 3 * 20]).toEqual([900 + 208, 300 + 20]);
  const [left] = breachSigns([stubbed("left", false)], 3);
  expect(left).toMatchObject({ x: 900, y: 300 });
});

test("beside the name of its zone a stub says the other one, whichever way the line goes", () => {
  const names = { from: "Dev", to: "Prod" };
  expect(stubWords(stubbed("left", true), names)).toBe("to Prod");
  const leaving = { ...stubbed("left", true), stub: { zoneId: "zone:prod", side: "left", above: true } as const };
  expect(stubWords(leaving, names)).toBe("from Dev");
});
