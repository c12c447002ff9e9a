import { expect, test } from "vitest";
import type { Tier } from "../health";
import { panelNodeId, type Transition } from "../transition";
import { toHeartbeat } from "./heartbeat";

const at = (minute: number, tier: Tier | "gone", nodeId = "container:e/web"): Transition => ({
  nodeId,
  at: minute * 60_000,
  change: tier === "gone" ? "gone" : "health",
  tier: tier === "gone" ? null : tier,
  code: null,
  data: null,
  zoneId: null,
  hostId: null,
  stack: null,
  imageId: null,
});
const panel = (minute: number, change: "gone" | "appeared"): Transition => ({
  ...at(minute, "gone", panelNodeId),
  change,
});
/** Six bars of ten minutes. */
const bars = (...transitions: Transition[]) =>
  toHeartbeat(transitions, { from: 0, to: 3_600_000, bars: 6 }).map((beat) => beat.tier);

test("before it appeared there was nothing, and what held before the first bar holds in it", () => {
  expect(bars(at(20, "ok"))).toEqual(["none", "none", "ok", "ok", "ok", "ok"]);
  expect(bars(at(-500, "ok"))).toEqual(["ok", "ok", "ok", "ok", "ok", "ok"]);
});

test("a failure of five seconds is not averaged away", () => {
  expect(bars(at(-1, "ok"), at(25, "failed"), at(25 + 5 / 60, "ok"))).toEqual(["ok", "ok", "failed", "ok", "ok", "ok"]);
});

test("a start of a minute does not colour ten minutes of health", () => {
  expect(bars(at(-1, "ok"), at(25, "progressing"), at(26, "ok"))[2]).toBe("ok");
});

test("failed is louder than warning, both are louder than what held longer", () => {
  expect(bars(at(-1, "ok"), at(31, "warning"), at(32, "failed"), at(33, "warning"), at(34, "ok"))[3]).toBe("failed");
});

test("time in which the panel was away is unknown, not up; the state goes on behind it", () => {
  expect(bars(at(-1, "ok"), panel(9, "gone"), panel(31, "appeared"))).toEqual([
    "ok",
    "unknown",
    "unknown",
    "ok",
    "ok",
    "ok",
  ]);
});

test("a failure that nobody watched the end of is still shown where it was watched", () => {
  expect(bars(at(-1, "ok"), at(5, "failed"), panel(6, "gone"), panel(30, "appeared"), at(30, "ok"))).toEqual([
    "failed",
    "unknown",
    "unknown",
    "ok",
    "ok",
    "ok",
  ]);
});

test("gone is nothing, and its last minutes are still told", () => {
  expect(bars(at(-1, "ok"), at(12, "gone"))).toEqual(["ok", "ok", "none", "none", "none", "none"]);
});

test("without any transition there is nothing to tell", () => {
  expect(bars()).toEqual(["none", "none", "none", "none", "none", "none"]);
});

test("a clock set back an hour does not bring an old failure back later", () => {
  // Failed at 40 by the old clock, which was then set back; well again at 15 by the new one.
  expect(bars(at(-1, "ok"), at(40, "failed"), at(15, "ok"))).toEqual(["ok", "ok", "ok", "ok", "ok", "ok"]);
});
