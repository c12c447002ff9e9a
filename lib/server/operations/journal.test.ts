import { afterEach, beforeEach, expect, test } from "vitest";
import { type Reason, reason } from "@/lib/domain/reason";
import { beginOperation, raiseEpoch } from "@/lib/server/db/operation-journal";
import { getOperation } from "@/lib/server/db/operations";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { toStepFailure } from "./engine-troubles";
import { createJournal, type Journal } from "./journal";

const steps = ["plan", "stop", "start", "commit"];
const place = (position: number) => ({ position, name: steps[position]!, act: steps[position]! });
const stopped: Reason = reason("redeploy.stopped", { exitCode: 0 });

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let journal: Journal;
let epoch: number;
beforeEach(async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  epoch = await raiseEpoch(db);
  const { entry } = await beginOperation(db, epoch, {
    ...{ id: "op", kind: "redeploy", nodeId: "container:e/web", sourceId: "e", name: "web", steps, at: 1 },
    ...{ actorId: "u", actorName: "ann", idempotencyKey: "click", plan: { pulled: false } },
  });
  const now = () => Date.now();
  journal = createJournal(entry, { db, epoch, failPoint: () => undefined, onChange: () => undefined, now });
});
afterEach(() => opened.remove());

const onDisk = async () => {
  const entry = await getOperation(opened.db, "op");
  const states = entry?.steps.map(({ intentAt, recordedAt }) => (recordedAt ? "done" : intentAt ? "begun" : "-"));
  return { state: entry?.state, plan: entry?.plan, steps: states?.join(" ") };
};

test("an intent is on the disk before its act begins, and takes the result of the act before it along", async () => {
  const act = async () => {
    expect(await onDisk()).toEqual({ state: "running", plan: { pulled: true }, steps: "begun begun - -" });
    return stopped;
  };
  const learned = () => ({ incarnation: "id" });
  await journal.step(place(1), act, toStepFailure, { foreseen: { plan: { pulled: true } }, learned });
  expect(journal.entry()).toMatchObject({ incarnation: "id", steps: [{}, { result: { detail: stopped } }, {}, {}] });
  // No write of its own for a result: each is a wait for the disk.
  expect((await onDisk()).steps).toBe("begun begun - -");
  await journal.step(
    place(2),
    async () => {
      expect((await onDisk()).steps).toBe("begun done begun -");
      return null;
    },
    toStepFailure,
  );
  expect(await getOperation(opened.db, "op")).toMatchObject({ incarnation: "id" });
});

test("a commit is on the disk when it is said, with the result before it; an end too", async () => {
  await journal.step(place(2), async () => null, toStepFailure);
  await journal.declare(place(3), { state: "committed" });
  expect(await onDisk()).toMatchObject({ state: "committed", steps: "begun - done done" });
  await journal.step(place(1), async () => stopped, toStepFailure);
  await journal.end("succeeded", null);
  expect(await onDisk()).toMatchObject({ state: "succeeded", steps: "begun done done done" });
});

test("the last result is written down when nothing follows it, a failure at once", async () => {
  await journal.step(place(1), async () => stopped, toStepFailure);
  await journal.flush();
  expect((await onDisk()).steps).toBe("begun done - -");
  const failing = journal.step(place(2), () => Promise.reject(new Error("no")), toStepFailure);
  await expect(failing).rejects.toThrow("no");
  expect((await onDisk()).steps).toBe("begun done done -");
});

test("once another panel has taken over, nothing more is begun", async () => {
  await raiseEpoch(opened.db);
  let isBegun = false;
  const act = async () => {
    isBegun = true;
    return null;
  };
  await expect(journal.step(place(1), act, toStepFailure)).rejects.toMatchObject({ kind: "cancelled" });
  expect(isBegun).toBe(false);
});
