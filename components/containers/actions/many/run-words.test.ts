import { expect, test } from "vitest";
import { runWords } from "./run-words";
import type { ItemState, Run } from "./runs-store";

const run = (states: readonly ItemState[], over: Partial<Run> = {}): Run => ({
  id: 1,
  kind: "restart",
  halted: false,
  ended: false,
  items: states.map((state, index) => ({
    nodeId: `container:nas/${index}`,
    name: `${index}`,
    state,
    operationId: null,
    refusal: null,
  })),
  ...over,
});

test("while it works it says how many have ended", () => {
  expect(runWords(run(["succeeded", "failed", "running", "waiting", "waiting"]))).toBe("Restarting, 2 of 5");
  expect(runWords(run(["succeeded", "running", "waiting"], { halted: true }))).toBe(
    "Restarting, 1 of 3, no more are begun",
  );
});

test("a result never sounds better than it is", () => {
  expect(runWords(run(["succeeded", "succeeded"], { ended: true }))).toBe("Restarted 2 of 2");
  expect(runWords(run(["succeeded", "failed", "refused", "left"], { ended: true, halted: true }))).toBe(
    "Restarted 1 of 4, 1 failed, 1 refused, 1 not begun",
  );
  expect(runWords(run(["unchanged", "rolled-back", "unknown"], { ended: true, kind: "redeploy" }))).toBe(
    "Redeployed 0 of 3, 1 already current, 1 rolled back, 1 not known how it ended",
  );
});
