import { expect, test } from "vitest";
import { endedSince, isSaid, noProgress, progressOf } from "@/components/topology/progress/node-progress";
import type { Operation, OperationStep } from "@/lib/domain/operation";
import { redeploySteps } from "@/lib/domain/redeploy/steps";

const step = (name: string, over: Partial<OperationStep> = {}): OperationStep => ({
  name,
  state: "waiting",
  startedAt: null,
  endedAt: null,
  detail: null,
  ...over,
});

/** A redeploy that is at `at`. */
const redeploy = (at: string, over: Partial<Operation> = {}, now: Partial<OperationStep> = {}): Operation => {
  const index = redeploySteps.indexOf(at as (typeof redeploySteps)[number]);
  return {
    id: "a",
    kind: "redeploy",
    nodeId: "container:nas/web",
    name: "web",
    sourceId: "nas",
    actor: "admin",
    state: "running",
    startedAt: 1000,
    endedAt: null,
    seenAt: null,
    reason: null,
    steps: redeploySteps.map((name, i) =>
      i < index
        ? step(name, { state: "done", startedAt: 1, endedAt: 2 })
        : i === index
          ? step(name, { state: "running", startedAt: 2, ...now })
          : step(name),
    ),
    ...over,
  };
};

const told = (operations: readonly Operation[], over: Partial<Parameters<typeof progressOf>[1]> = {}) =>
  progressOf(operations, { now: 20_000, isSeen: () => false, before: noProgress, ...over });
const web = (operations: readonly Operation[]) => told(operations).get("container:nas/web");

test("a running operation says its step, and how far it is", () => {
  expect(web([redeploy("image")])).toMatchObject({ state: "running", words: "Pulling", share: 0.1 });
  expect(web([redeploy("stop")])).toMatchObject({ words: "Stopping the old one", share: 0.4 });
});

test("the health gate counts from the moment that counts", () => {
  const detail = (code: string) => ({ detail: { code, data: { sinceAt: 5000, runningSinceAt: 8000 } } });
  expect(web([redeploy("verify", {}, detail("redeploy.gate.check"))])?.words).toBe("Health gate, 15 s");
  expect(web([redeploy("verify", {}, detail("redeploy.gate.quiet"))])?.words).toBe("Health gate, 12 s");
  expect(web([redeploy("verify")])?.words).toBe("Health gate");
});

test("a rollback says so while it works, and afterwards why it came to it", () => {
  const back = redeploy("verify");
  const undoing = { ...back, steps: [...back.steps, step("restore-name", { state: "running", startedAt: 9 })] };
  expect(web([undoing])?.words).toBe("Rolling back");
  const reason = { code: "redeploy.turned-back", data: { step: "verify", cause: "Exit code 1." } };
  expect(web([redeploy("verify", { state: "rolled-back", reason })])?.words).toBe("Rolled back: Exit code 1.");
  expect(
    web([redeploy("verify", { state: "rolled-back", reason: { ...reason, data: { step: "start" } } })])?.words,
  ).toBe('Rolled back: at "Start new"');
});

test("of two operations on one container the newer one speaks", () => {
  const newer = redeploy("image", { id: "b", startedAt: 2000 });
  expect(web([newer, redeploy("verify", { state: "succeeded" })])?.operationId).toBe("b");
});

test("a result that was seen is gone, and what runs can't be seen away", () => {
  const seen = { isSeen: () => true };
  expect(told([redeploy("clean", { state: "succeeded" })], seen).size).toBe(0);
  expect(told([redeploy("clean")], seen).size).toBe(1);
});

test("what says the same keeps its identity, so that nothing is drawn again", () => {
  const before = told([redeploy("image")]);
  expect(told([redeploy("image")], { before })).toBe(before);
  const after = told([redeploy("image"), redeploy("image", { id: "c", nodeId: "container:nas/db" })], { before });
  expect(after).not.toBe(before);
  expect(after.get("container:nas/web")).toBe(before.get("container:nas/web"));
});

test("a success never stands in front of what is wrong now", () => {
  const done = web([redeploy("clean", { state: "succeeded" })]);
  expect(isSaid(done, "failed")).toBe(false);
  expect(isSaid(done, "ok")).toBe(true);
  expect(isSaid(web([redeploy("clean", { state: "failed" })]), "failed")).toBe(true);
});

test("what ended between two looks is told once; what was over when the page opened is no news", () => {
  const running = told([redeploy("image")]);
  const ended = told([redeploy("clean", { state: "succeeded" })]);
  expect(endedSince(running, ended)).toEqual([{ nodeId: "container:nas/web", words: "Redeployed" }]);
  expect(endedSince(ended, ended)).toEqual([]);
  expect(endedSince(noProgress, ended)).toEqual([]);
});
