import { describe, expect, test } from "vitest";
import { type ReasonData, reason } from "../reason";
import { bytesWords } from "./bytes-words";
import { healthWords } from "./health-words";
import { kubernetesWords } from "./kubernetes-words";
import { phrase, sentence } from "./sentence";

const now = Date.UTC(2026, 10, 25, 14, 31);
const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 25, hours, minutes);
const context = { now, timeZone: "UTC" };
const card = (code: string, data: ReasonData = {}) => phrase(reason(code, data), context);
const say = (code: string, data: ReasonData = {}) => sentence(reason(code, data), context);

describe("a card says the reason first, in words a person says", () => {
  test.each<[string, string, ReasonData?]>([
    ["Healthy", "health.healthy"],
    ["No health check", "health.no-check"],
    ["Crash loop, 7 restarts", "health.crash-loop", { restarts: 7, exitCode: 1 }],
    ["3 restarts in 10 min", "health.restarts", { restarts: 3 }],
    ["Out of memory at 14:24", "health.out-of-memory-recently", { killedAt: at(14, 24) }],
    ["Out of memory at 14:24", "health.out-of-memory", { exitedAt: at(14, 24), exitCode: 137 }],
    ["No space left on /cache", "health.unhealthy", { output: "No space left on /cache\nmore", failures: 3 }],
    ["Unhealthy", "health.unhealthy", { output: "", failures: 3 }],
    ["Check fails, 1 of 3", "health.check-failing", { failures: 1, retries: 3 }],
    ["Exited, code 1", "health.exited", { exitCode: 1, exitedAt: at(9, 5) }],
    ["Stopped by hand", "health.stopped", { exitedAt: at(9, 5) }],
    ["Done, exit 0", "health.finished", { exitedAt: at(11, 20) }],
    ["Redeploying", "health.operation", { kind: "redeploy", startedAt: at(14, 30) }],
    ["Exit 137 at 14:24", "health.pod-exited-recently", { exitCode: 137, exitedAt: at(14, 24) }],
    ["Last seen healthy", "health.source-silent", { sinceAt: at(14, 2), last: "ok" }],
    ["Unknown since 14:02", "health.source-silent", { sinceAt: at(14, 2), last: null }],
    ["All 12 healthy", "group.members", { tier: "ok", count: 12, total: 12, worst: "a" }],
    ["1 of 12 failed, immich-ml", "group.members", { tier: "failed", count: 1, total: 12, worst: "immich-ml" }],
  ])("%s", (words, code, data) => {
    expect(card(code, data)).toBe(words);
  });
});

describe("the inspector says it whole", () => {
  test.each<[string, string, ReasonData?]>([
    ["Running, no health check", "health.no-check"],
    ["Crash loop: 7 restarts within 10 min, last exit 1", "health.crash-loop", { restarts: 7, exitCode: 1 }],
    [
      "Its health check failed 3 times in a row: connection refused",
      "health.unhealthy",
      { output: "connection refused", failures: 3 },
    ],
    ["Could not start: port is already allocated", "health.start-failed", { error: "port is already allocated" }],
    [
      "Exited on Mon with code 1, the last of 3 retries",
      "health.retries-spent",
      { exitCode: 1, retries: 3, exitedAt: Date.UTC(2026, 10, 23, 9) },
    ],
    [
      "Unknown since 14:02: its source does not answer, last seen healthy",
      "health.source-silent",
      { sinceAt: at(14, 2), last: "ok" },
    ],
    ["It refused the connection", "source-failed", { kind: "refused" }],
    ["Its one pod is not available", "health.none-available", { desired: 1 }],
    ["None of its 3 pods is available", "health.none-available", { desired: 3 }],
    ["It runs on 1 node where it should not", "health.misscheduled", { misscheduled: 1 }],
  ])("%s", (words, code, data) => {
    expect(say(code, data)).toBe(words);
  });
});

test("what is said begins like a sentence, on a card too", () => {
  for (const code of Object.keys({ ...healthWords, ...kubernetesWords }))
    for (const words of [card(code), say(code)]) expect(words.charAt(0), `${code}: ${words}`).not.toMatch(/[a-z]/);
});

test("a code of a newer version is still said", () => {
  expect(say("health.on-fire")).toBe("On fire");
  expect(card("")).toBe("Reason not known");
});

test("data that is missing or damaged never throws and never shows as undefined", () => {
  for (const code of Object.keys(healthWords)) {
    expect(say(code), code).not.toMatch(/undefined|null|NaN/);
    expect(card(code, { exitedAt: "soon", restarts: "many", failures: null }), code).not.toMatch(/undefined|null|NaN/);
  }
});

test("short forms of states that an engine does not word fit on a card", () => {
  const data = {
    restarts: 12,
    failures: 2,
    retries: 3,
    exitCode: 137,
    exitedAt: at(14, 24),
    killedAt: at(14, 24),
    kind: "redeploy",
  };
  for (const code of Object.keys(healthWords))
    expect(card(code, { ...data, sinceAt: at(14, 2), last: "progressing" }).length, code).toBeLessThanOrEqual(24);
});

test.each([
  [0, "0 B"],
  [512, "512 B"],
  [1536, "1.5 KiB"],
  [512 * 1024 ** 2, "512 MiB"],
  [1023.9 * 1024 ** 2, "1.0 GiB"],
  [24 * 1024 ** 3, "24 GiB"],
  [Number.NaN, "0 B"],
])("%d bytes are %s", (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words);
});
