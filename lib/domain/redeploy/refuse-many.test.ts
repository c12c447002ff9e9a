import { expect, test } from "vitest";
import { container } from "../topology/node-samples";
import { sentence } from "../words/sentence";
import { type AroundContainer, type ManyKind, refuseOfMany } from "./refuse-many";

const around: AroundContainer = { isAnswering: true, engineName: "nas", protectedZone: null };
const why = (kind: ManyKind, state: string, over: Partial<AroundContainer> = {}) =>
  refuseOfMany(kind, container("web", "host:nas", { state }), { ...around, ...over })?.code ?? null;

test.each([
  ["restart", ["running", "restarting"]],
  ["pause", ["running", "restarting"]],
  ["stop", ["running", "restarting", "paused"]],
  ["start", ["exited", "created"]],
  ["unpause", ["paused"]],
  ["redeploy", ["running", "restarting", "exited", "created"]],
] as const)("%s is begun on what is in a state for it, and on nothing else", (kind, states) => {
  const all = ["running", "restarting", "paused", "exited", "created", "dead", "removing"];
  expect(all.filter((state) => why(kind, state) === null)).toEqual(states);
});

test("a protected zone, a silent engine and an operation at work leave it out, whatever is asked", () => {
  for (const kind of ["restart", "stop", "start", "redeploy"] as const) {
    expect(why(kind, "running", { isAnswering: false })).toBe("many.silent");
    expect(why(kind, "exited", { protectedZone: "Prod" })).toBe("many.protected");
    expect(refuseOfMany(kind, container("web", "host:nas", { operationId: "a" }), around)?.code).toBe("many.busy");
  }
});

test("each reason says what to do or what it is", () => {
  const node = container("web", "host:nas", { state: "exited" });
  const say = (over: object) => sentence(refuseOfMany("restart", node, { ...around, ...over })!, { now: 0 });
  expect(say({})).toBe("It is exited, not running");
  expect(say({ protectedZone: "Prod" })).toBe("Prod is protected: one by one, not among many");
});
