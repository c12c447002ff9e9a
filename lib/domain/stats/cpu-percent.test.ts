import { expect, test } from "vitest";
import { cpuPercent } from "./cpu-percent";

const sample = (cpuUsedNs: number, systemNs: number, onlineCpus = 4) => ({ cpuUsedNs, systemNs, onlineCpus });

test("one core of four kept busy reads 100 percent, two read 200", () => {
  // In 1 s of wall time a host with four cores spends 4 s of CPU time.
  expect(cpuPercent(sample(0, 0), sample(1e9, 4e9))).toBe(100);
  expect(cpuPercent(sample(5e9, 8e9), sample(7e9, 12e9))).toBe(200);
});

test("an idle container reads 0, not nothing", () => {
  expect(cpuPercent(sample(3e9, 4e9), sample(3e9, 8e9))).toBe(0);
});

test("a restart in between, or a clock that did not move, gives no figure instead of a wrong one", () => {
  expect(cpuPercent(sample(9e9, 4e9), sample(1e8, 8e9))).toBeNull();
  expect(cpuPercent(sample(1e9, 4e9), sample(2e9, 4e9))).toBeNull();
});
