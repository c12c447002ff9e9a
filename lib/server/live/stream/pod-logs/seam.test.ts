import fc from "fast-check";
import { expect, test } from "vitest";
import type { LogLine } from "@/lib/domain/stream";
import { Seam } from "./seam";

const line = (second: number, nano: number, text: string): LogLine => ({
  at: `2026-01-01T00:00:${String(second).padStart(2, "0")}.${String(nano).padStart(9, "0")}Z`,
  stream: "stdout",
  text,
});

test("lines of the very same moment and text are told apart by how many there were", () => {
  const seam = new Seam();
  const twice = [line(1, 5, "x"), line(1, 5, "x")];
  expect(twice.filter((each) => seam.isNew(each))).toHaveLength(2);
  seam.reopen();
  expect([...twice, line(1, 5, "x"), line(1, 6, "y")].filter((each) => seam.isNew(each)).map(({ at }) => at)).toEqual([
    line(1, 5, "x").at,
    line(1, 6, "y").at,
  ]);
});

test("a line without a time is always shown", () => {
  const seam = new Seam();
  expect(seam.isNew(line(1, 1, "a"))).toBe(true);
  seam.reopen();
  expect(seam.isNew({ at: "", stream: "stdout", text: "unable to retrieve container logs" })).toBe(true);
});

test("wherever a log is cut, and however often, each line is read once and in order", () => {
  const moments = fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.constantFrom("a", "b")), { maxLength: 40 });
  fc.assert(
    fc.property(moments, fc.array(fc.nat(40), { maxLength: 5 }), (said, cuts) => {
      const log = said
        .map(([second, nano, text]) => line(second, nano, text))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      const seam = new Seam();
      const read: LogLine[] = [];
      for (const cut of [...cuts.sort((a, b) => a - b), log.length]) {
        const since = seam.lastAt?.slice(0, 19) ?? "";
        seam.reopen();
        // The cluster counts whole seconds, and has written no more than so far.
        read.push(
          ...log
            .slice(0, Math.max(cut, read.length))
            .filter((each) => each.at.slice(0, 19) >= since)
            .filter((each) => seam.isNew(each)),
        );
      }
      expect(read).toEqual(log);
    }),
    { numRuns: 500 },
  );
});
