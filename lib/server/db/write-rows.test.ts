import { afterEach, expect, test } from "vitest";
import type { SlotTable } from "@/lib/domain/topology/slot-table";
import type { Transition } from "@/lib/domain/transition";
import { readHistories, writeHistories } from "./container-memory";
import { readSlots, writeSlots } from "./slots";
import { openTestDatabase } from "./test-database";
import { addTransitions, lastTransitions } from "./transitions";
import { writeRows } from "./write-rows";

let opened: Awaited<ReturnType<typeof openTestDatabase>> | undefined;
afterEach(async () => {
  await opened?.remove();
  opened = undefined;
});
const open = async () => {
  opened = await openTestDatabase();
  return opened.db;
};

const strange = ["a'b", 'say "x"', "back\\slash", "🚢", "<img src=x>", "a\nb", "%s ? ??", "é/ü"];
const transition = (nodeId: string): Transition => ({
  nodeId,
  at: 1_700_000_000_123.5,
  change: "health",
  tier: "failed",
  code: "health.exited",
  data: { exitCode: 1, output: strange.join(" ") },
  zoneId: null,
  hostId: "host:nas",
  stack: null,
  imageId: "sha256:1",
});

test("what is written is read back as it was, whatever the names hold", async () => {
  const db = await open();
  const written = strange.map((name) => transition(`container:e/${name}`));
  await addTransitions(db, written);
  expect([...(await lastTransitions(db)).values()].map(({ nodeId, ...rest }) => ({ nodeId, ...rest }))).toEqual(
    written,
  );

  const slots: SlotTable = Object.fromEntries(
    strange.map((name, order) => [
      `container:e/${name}`,
      { parent: order ? `stack:e/${name}` : null, column: 1, order, columns: 2 },
    ]),
  );
  await writeSlots(db, "zones", {}, slots);
  expect(await readSlots(db, "zones")).toEqual(slots);

  const histories = new Map(
    strange.map((name, i) => [
      `container:e/${name}`,
      {
        exits: [{ at: i, exitCode: 1, oomKilled: false, asked: false }],
        stopAsked: i ? { containerId: name, at: i } : null,
      },
    ]),
  );
  await writeHistories(db, histories, 1);
  expect(await readHistories(db)).toEqual(histories);
});

test("slots that changed are replaced, those that are gone are gone, and other presets are left alone", async () => {
  const db = await open();
  const entry = (order: number) => ({ parent: null, column: 0, order, columns: 0 });
  const first = { a: entry(0), b: entry(1) };
  await writeSlots(db, "zones", {}, first);
  await writeSlots(db, "machines", {}, first);
  const next = { a: { ...entry(2), room: 4 }, c: entry(3) };
  await writeSlots(db, "zones", first, next);
  expect(await readSlots(db, "zones")).toEqual(next);
  expect(await readSlots(db, "machines")).toEqual(first);
});

test("a history that is forgotten is gone", async () => {
  const db = await open();
  const history = { exits: [], stopAsked: null };
  await writeHistories(
    db,
    new Map([
      ["a", history],
      ["b", history],
    ]),
    1,
  );
  await writeHistories(db, new Map([["a", null]]), 2);
  expect([...(await readHistories(db)).keys()]).toEqual(["b"]);
});

test("thousands of rows are a handful of statements, and others get their turn between them", async () => {
  const db = await open();
  let turns = 0;
  const count = () => {
    turns++;
    waiting = setImmediate(count);
  };
  let waiting = setImmediate(count);
  await addTransitions(
    db,
    Array.from({ length: 3_000 }, (_, i) => transition(`container:e/${i}`)),
  );
  clearImmediate(waiting);
  expect(turns).toBeGreaterThanOrEqual(5);
  expect((await lastTransitions(db)).size).toBe(3_000);
});

test("one row that is refused leaves none of them written", async () => {
  const db = await open();
  const sql = `INSERT INTO "Setting" ("key", "value") SELECT value ->> '$.key', value ->> '$.value' FROM json_each(?)`;
  const rows = [
    ...Array.from({ length: 600 }, (_, i) => ({ key: `k${i}`, value: "v" })),
    { key: "k0", value: "again" },
  ];
  await expect(writeRows(db, [{ sql, rows }])).rejects.toThrow();
  expect(await db.prisma.setting.count({ where: { key: { startsWith: "k" } } })).toBe(0);
});
