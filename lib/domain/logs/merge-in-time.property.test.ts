import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeInTime } from "./merge-in-time";

interface Said {
  readonly time: string;
  readonly from: number;
  readonly nth: number;
}

const stamp = (time: number) => String(time).padStart(4, "0");

/** What each of several pods says, in order; and the turns in which it comes in, each a number of lines of one pod. */
const pods = fc.array(fc.array(fc.nat(60), { maxLength: 25 }), { minLength: 1, maxLength: 5 });
const turns = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 8 })), { maxLength: 60 });

test("whatever comes in first, lines stand in order of time, none is lost, and no pod's own order is changed", () => {
  fc.assert(
    fc.property(pods, turns, (said, order) => {
      const rest = said.map((times, from) =>
        [...times].sort((a, b) => a - b).map((time, nth): Said => ({ time: stamp(time), from, nth })),
      );
      const all = rest.flat();
      const present: Said[] = [];
      const last: (readonly [number, number])[] = rest.map((lines, from) => [from, lines.length]);
      for (const [from, count] of [...order, ...last]) mergeInTime(present, rest[from]?.splice(0, count) ?? []);

      expect(present.map(({ time }) => time)).toEqual(all.map(({ time }) => time).sort());
      for (const from of said.keys())
        expect(present.filter((line) => line.from === from).map(({ nth }) => nth)).toEqual(
          all.filter((line) => line.from === from).map(({ nth }) => nth),
        );
    }),
    { numRuns: 500 },
  );
});

test("what has the same time as what is there stands behind it", () => {
  const present = [{ time: "1", who: "a" }];
  mergeInTime(present, [{ time: "1", who: "b" }]);
  mergeInTime(present, [{ time: "0", who: "c" }]);
  expect(present.map(({ who }) => who)).toEqual(["c", "a", "b"]);
});
