import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetOperations, listOperations } from "./operations";
import { openTestDatabase } from "./test-database";

const day = 24 * 3600_000;
const now = Date.UTC(2026, 10, 25);
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
beforeEach(async () => {
  opened = await openTestDatabase();
});
afterEach(() => opened.remove());

async function add(id: string, daysAgo: number, state = "succeeded"): Promise<void> {
  const at = new Date(now - daysAgo * day);
  const place = { kind: "restart", nodeId: `container:e/${id}`, sourceId: "e", name: id, incarnation: id };
  const who = { actorId: "u", actorName: "ann", idempotencyKey: id, plan: "{}", epoch: 1 };
  const steps = { create: [{ position: 0, name: "plan" }] };
  const endedAt = state === "running" ? null : at;
  await opened.db.prisma.operation.create({ data: { id, ...place, ...who, state, startedAt: at, endedAt, steps } });
}
const left = async () => (await listOperations(opened.db, { limit: 100 })).map(({ id }) => id);

test("operations are kept for a year; one that has not ended is kept for ever", async () => {
  await add("running", 400, "running");
  for (const daysAgo of [1, 364, 366, 500]) await add(`d${daysAgo}`, daysAgo);
  expect(await forgetOperations(opened.db, { at: now - 365 * day, least: 1 })).toBe(2);
  expect(await left()).toEqual(["d1", "d364", "running"]);
  expect(await opened.db.prisma.operationStep.count()).toBe(3);
});

test("a clock that is wrong by years does not empty the history", async () => {
  for (const daysAgo of [1, 2, 3, 4]) await add(`d${daysAgo}`, daysAgo);
  await forgetOperations(opened.db, { at: now + 3650 * day, least: 2 });
  expect(await left()).toEqual(["d1", "d2"]);
});
