import { describe, expect, it } from "vitest";
import { beginGate, type GateObservation, gateDeadlineMs, judgeGate, watchGate } from "./gate";

const up: GateObservation = { state: "running", restartCount: 0, startedAt: "t1", health: "none" };

/** The verdict after looking once a second at what `at` shows. */
function verdictAfter(seconds: number, at: (second: number) => GateObservation, deadlineMs = 70_000) {
  let progress = beginGate(0);
  for (let second = 0; second <= seconds; second++) {
    progress = watchGate(progress, at(second), second * 1000);
    const verdict = judgeGate(progress, at(second), second * 1000, deadlineMs);
    if (verdict !== "waiting") return { verdict, second };
  }
  return { verdict: "waiting", second: seconds };
}

describe("the gate", () => {
  it("lets a container without a check through after 10 quiet seconds", () => {
    expect(verdictAfter(60, () => up)).toEqual({ verdict: "passed", second: 10 });
  });

  it("counts the quiet seconds anew after a restart", () => {
    const seen = verdictAfter(60, (s) => (s < 5 ? up : { ...up, startedAt: "t2", restartCount: 1 }));
    expect(seen).toEqual({ verdict: "passed", second: 15 });
  });

  it("waits for a check to say healthy, however long it runs quietly", () => {
    expect(verdictAfter(60, (s) => ({ ...up, health: s < 30 ? "starting" : "healthy" })).second).toBe(30);
  });

  it("gives an unhealthy one until the deadline, not longer", () => {
    expect(verdictAfter(300, () => ({ ...up, health: "unhealthy" }))).toEqual({ verdict: "failed", second: 70 });
  });

  it("fails at once when it has ended, with whatever code, or keeps being restarted", () => {
    expect(verdictAfter(60, (s) => (s < 3 ? up : { ...up, state: "exited" }))).toEqual({
      verdict: "failed",
      second: 3,
    });
    expect(verdictAfter(60, (s) => ({ ...up, restartCount: s })).verdict).toBe("failed");
  });
});

it("gives a check its start period and every retry, never less than 70 s in all", () => {
  expect(gateDeadlineMs(null)).toBe(70_000);
  expect(gateDeadlineMs({ startPeriodMs: 0, retries: 1, intervalMs: 1000, timeoutMs: 1000 })).toBe(70_000);
  expect(gateDeadlineMs({ startPeriodMs: 120_000, retries: 2, intervalMs: 10_000, timeoutMs: 5000 })).toBe(160_000);
  expect(gateDeadlineMs({ startPeriodMs: 0, retries: 0, intervalMs: 0, timeoutMs: 0 })).toBe(190_000);
});
