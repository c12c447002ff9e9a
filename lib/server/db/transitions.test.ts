import { afterEach, expect, test } from "vitest";
import type { Transition } from "@/lib/domain/transition";
import { openTestDatabase } from "./test-database";
import { addTransitions, deleteTransitionsBefore, listTransitions } from "./transitions";

let opened: Awaited<ReturnType<typeof openTestDatabase>> | undefined;
afterEach(async () => {
  await opened?.remove();
  opened = undefined;
});

const nothing = { tier: null, code: null, data: null, zoneId: null, hostId: null, stack: null, imageId: null } as const;
const at = (time: number, nodeId: string, change: Transition["change"]): Transition => ({
  ...nothing,
  nodeId,
  at: time,
  change,
});

test("what a quiet container has been for longer than the past is kept is still known; who went is forgotten", async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  await addTransitions(db, [
    at(1, "quiet", "appeared"),
    at(2, "quiet", "health"),
    at(1, "gone", "appeared"),
    at(3, "gone", "gone"),
    at(1, "busy", "appeared"),
    at(20, "busy", "health"),
  ]);
  await deleteTransitionsBefore(db, 10);
  const left = await listTransitions(db, ["quiet", "gone", "busy"], 0);
  expect(left.map((each) => `${each.nodeId} ${each.at}`)).toEqual(["quiet 2", "busy 20"]);
});
