import fc from "fast-check";
import { expect, test } from "vitest";
import { joinParts, nothingJoined } from "./join-parts";

const table = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.constantFrom(1, 2, 3), { maxKeys: 6 });
/** Keys dealt out to parts, as they are and as they are next. */
const dealt = fc
  .tuple(table, fc.array(fc.constantFrom("p", "q", "r"), { minLength: 6, maxLength: 6 }))
  .map(([entries, names]) => {
    const parts = new Map<string, Map<string, number>>();
    for (const [key, value] of Object.entries(entries)) {
      const name = names["abcdef".indexOf(key)] ?? "p";
      parts.set(name, (parts.get(name) ?? new Map()).set(key, value));
    }
    return { entries, parts };
  });
const sorted = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

test("whatever moved, came or went, the parts are read as one table, and the changes lead from one to the next", () => {
  fc.assert(
    fc.property(fc.array(dealt, { minLength: 1, maxLength: 4 }), (steps) => {
      let joined = joinParts<number>(new Map(), nothingJoined);
      for (const { entries, parts } of steps) {
        const before = new Map(joined.all);
        joined = joinParts(parts, joined);
        const whole = new Map(Object.entries(entries));
        expect(sorted(joined.all)).toEqual(sorted(whole));
        expect(joined.all.size).toBe(whole.size);
        for (const key of "abcdef") {
          expect(joined.all.get(key)).toBe(whole.get(key));
          expect(joined.all.has(key)).toBe(whole.has(key));
        }
        expect([...joined.all.keys()].sort()).toEqual([...whole.keys()].sort());
        expect(new Set(joined.changes.del)).toEqual(new Set([...before.keys()].filter((key) => !whole.has(key))));
        const put = [...whole].filter(([key, value]) => before.get(key) !== value).map(([, value]) => value);
        expect([...joined.changes.put].sort()).toEqual(put.sort());
      }
    }),
  );
});

test("the very parts of before are the very table of before", () => {
  const parts = new Map([["p", new Map([["a", 1]])]]);
  const first = joinParts(parts, nothingJoined);
  expect(joinParts(new Map(parts), first).all).toBe(first.all);
});

test("a value that changes copies no index of keys", () => {
  const other = new Map([["b", 2]]);
  const first = joinParts<number>(
    new Map([
      ["p", new Map([["a", 1]])],
      ["q", other],
    ]),
    nothingJoined,
  );
  const next = joinParts<number>(
    new Map([
      ["p", new Map([["a", 9]])],
      ["q", other],
    ]),
    first,
  );
  expect(next.partOf).toBe(first.partOf);
  expect([...next.all]).toEqual([
    ["a", 9],
    ["b", 2],
  ]);
  expect([...first.all]).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});
