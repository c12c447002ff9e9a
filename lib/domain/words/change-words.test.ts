import { expect, test } from "vitest";
import type { Change, Condition } from "../changes";
import { changeWords } from "./change-words";

const context = {
  now: 0,
  nameOf: (id: string | null) => (id === null ? null : ({ "zone:1": "Dev", "zone:2": "Prod" }[id] ?? null)),
};
const condition = (part: Partial<Condition>): Condition => ({
  ...{ tier: "ok", code: "health.healthy", data: {}, zoneId: "zone:1", hostId: "host:1" },
  ...part,
});
const failed = condition({ tier: "failed", code: "health.exited", data: { exitCode: 1 } });
const say = (change: Change["change"], before: Condition | null, after: Condition | null) =>
  changeWords({ id: 1, nodeId: "container:e/web", at: 0, change, before, after }, context);

test("a change says from what to what", () => {
  expect(say("health", condition({}), failed)).toBe("Was healthy, now failed: Exited, code 1");
  expect(say("health", failed, condition({}))).toBe("Was failed, now healthy");
  expect(say("health", failed, condition({ ...failed, code: "health.dead" }))).toBe("Still failed: Dead");
  expect(say("appeared", null, condition({}))).toBe("New: healthy");
  expect(say("gone", failed, null)).toBe("Gone, was failed");
  expect(say("gone", null, null)).toBe("Gone");
  expect(say("moved", condition({}), condition({ zoneId: "zone:2" }))).toBe("Moved from Dev to Prod; healthy");
});

test("what an older version wrote, or a zone that is gone, is still said", () => {
  expect(say("health", null, failed)).toBe("Now failed: Exited, code 1");
  expect(say("moved", condition({ zoneId: "zone:9" }), condition({ zoneId: null }))).toBe("Moved to no zone; healthy");
  expect(say("health", condition({}), condition({ tier: null, code: null, data: null }))).toBe(
    "Was healthy, now unknown",
  );
});
