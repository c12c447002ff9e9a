import { expect, test } from "vitest";
import { nextRun } from "./controllers/schedule.ts";

const from = Date.UTC(2026, 10, 30, 17, 12, 40);
const next = (schedule: string) => {
  const at = nextRun(schedule, from);
  return at === null ? null : new Date(at).toISOString().slice(0, 16);
};

test("a schedule is due at the next minute that all of its fields hold", () => {
  const cases: [schedule: string, at: string | null][] = [
    ["* * * * *", "2026-11-30T17:13"],
    ["*/30 * * * *", "2026-11-30T17:30"],
    ["0 3 * * *", "2026-12-01T03:00"],
    ["15,45 8-10 * * *", "2026-12-01T08:15"],
    ["0 12 1 1 *", "2027-01-01T12:00"],
    ["0 0 * * 0", "2026-12-06T00:00"],
    ["0 0 29 2 *", "2028-02-29T00:00"],
  ];
  for (const [schedule, at] of cases) expect(next(schedule), schedule).toBe(at);
});

test("where both days are said either is enough", () => {
  expect(next("0 0 13 * 5")).toBe("2026-12-04T00:00");
});

test("what is no schedule, or no day of any year, is never due", () => {
  for (const schedule of ["", "* * * *", "61 * * * *", "a * * * *", "* * 0 * *", "0 0 31 2 *"])
    expect(next(schedule), schedule).toBeNull();
});
