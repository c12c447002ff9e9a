import { afterEach, expect, test } from "vitest";
import { panelNodeId, type Transition } from "@/lib/domain/transition";
import { changedNodes, listChanges } from "./changes";
import { openTestDatabase } from "./test-database";
import { addTransitions } from "./transitions";

let opened: Awaited<ReturnType<typeof openTestDatabase>> | undefined;
afterEach(async () => {
  await opened?.remove();
  opened = undefined;
});

const at = (time: number, nodeId: string, change: Transition["change"], tier: Transition["tier"]): Transition => ({
  ...{ nodeId, at: time, change, tier },
  ...{ code: null, data: null, zoneId: null, hostId: null, stack: null, imageId: null },
});

async function recorded(transitions: readonly Transition[]) {
  opened = await openTestDatabase();
  await addTransitions(opened.db, transitions);
  return opened.db;
}

test("changes come newest first, each with how it was before, however long ago that was", async () => {
  const db = await recorded([
    at(1, "web", "appeared", "ok"),
    at(100, "web", "health", "failed"),
    at(100, panelNodeId, "appeared", null),
    at(101, "new", "appeared", "ok"),
    at(102, "web", "gone", null),
  ]);
  const changes = await listChanges(db, { since: 50, after: null, limit: 10 });
  expect(changes.map(({ transition, before }) => [transition.nodeId, transition.change, before?.tier ?? null])).toEqual(
    [
      ["web", "gone", "failed"],
      ["new", "appeared", null],
      ["web", "health", "ok"],
    ],
  );
  expect([...(await changedNodes(db, { since: 50, limit: 10 }))].sort()).toEqual(["new", "web"]);
});

test("pages follow each other without a gap or a double, also among those of one moment", async () => {
  const db = await recorded(
    Array.from({ length: 25 }, (_, i) => at(100 + Math.floor(i / 10), `c${i}`, "health", "ok")),
  );
  const seen: string[] = [];
  for (let after: { at: number; id: number } | null = null; ; ) {
    const page = await listChanges(db, { since: 0, after, limit: 7 });
    seen.push(...page.map(({ transition }) => transition.nodeId));
    const last = page.at(-1);
    if (page.length < 7 || !last) break;
    after = { at: last.transition.at, id: last.id };
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `c${24 - i}`));
});
