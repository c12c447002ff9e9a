import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "./client";
import { isUniqueViolation } from "./sqlite-errors";
import { openTestDatabase } from "./test-database";

let opened: Awaited<ReturnType<typeof openTestDatabase>> | undefined;
afterEach(async () => {
  await opened?.remove();
  opened = undefined;
});

test("a new database has the hidden site and layer-2 domain", async () => {
  opened = await openTestDatabase();
  expect(await opened.db.prisma.site.findMany()).toEqual([{ id: "site-default", name: "Home" }]);
  expect(await opened.db.prisma.l2Domain.count()).toBe(1);
});

test("an acknowledged write survives the rollback of a transaction that was open meanwhile", async () => {
  opened = await openTestDatabase();
  const { prisma } = opened.db;
  let outside: Promise<unknown> | undefined;
  const rolledBack = prisma.$transaction(async (tx) => {
    await tx.setting.create({ data: { key: "inside", value: "1" } });
    outside = prisma.setting.create({ data: { key: "outside", value: "1" } }).then(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new Error("no");
  });
  await expect(rolledBack).rejects.toThrow("no");
  await outside;
  expect((await prisma.setting.findMany()).map(({ key }) => key)).toEqual(["outside"]);
});

test("a database that another program holds for a moment is asked again, without blocking the process", async () => {
  opened = await openTestDatabase();
  const other = new Sqlite(opened.db.file);
  other.exec("BEGIN IMMEDIATE");
  let ticks = 0;
  const clock = setInterval(() => (ticks += 1), 10);
  setTimeout(() => other.exec("COMMIT"), 400);
  await opened.db.prisma.setting.create({ data: { key: "late", value: "1" } });
  clearInterval(clock);
  other.close();
  expect(await opened.db.prisma.setting.count()).toBe(1);
  expect(ticks).toBeGreaterThan(2);
});

test("a database that another program goes on holding is told in words in a transaction too, and is written after it", async () => {
  opened = await openTestDatabase();
  const { prisma } = opened.db;
  const other = new Sqlite(opened.db.file);
  other.exec("BEGIN IMMEDIATE");
  const write = () => prisma.$transaction((tx) => tx.setting.create({ data: { key: "late", value: "1" } }));
  await expect(write()).rejects.toMatchObject({
    kind: "read-only",
    message: expect.stringContaining("Another program"),
  });
  other.exec("COMMIT");
  other.close();
  await write();
  expect(await prisma.setting.count({ where: { key: "late" } })).toBe(1);
}, 20_000);

test("a value that must be unique is told apart from other errors", async () => {
  opened = await openTestDatabase();
  const { prisma } = opened.db;
  await prisma.setting.create({ data: { key: "one", value: "1" } });
  const twice = await prisma.setting.create({ data: { key: "one", value: "2" } }).catch((error: unknown) => error);
  expect(isUniqueViolation(twice)).toBe(true);
  expect(isUniqueViolation(new Error("other"))).toBe(false);
});

test("a database that can't be written says so, reads on, and recovers by itself", async () => {
  opened = await openTestDatabase();
  const { db } = opened;
  const said: (string | null)[] = [];
  db.onReadOnlyChange((reason) => said.push(reason));
  await db.prisma.$executeRawUnsafe("PRAGMA max_page_count = 1");
  const write = () => db.prisma.setting.create({ data: { key: "big", value: "x".repeat(1_000_000) } });
  await expect(write()).rejects.toMatchObject({ kind: "read-only", message: expect.stringContaining("full") });
  expect(db.readOnlyReason()).toContain("full");
  expect(await db.prisma.site.count()).toBe(1);
  await db.prisma.$executeRawUnsafe("PRAGMA max_page_count = 1000000");
  await expect.poll(() => db.readOnlyReason()).toBeNull();
  await write();
  expect(said).toEqual([expect.stringContaining("full"), null]);
}, 15_000);

test("audit rows can be neither changed nor removed", async () => {
  opened = await openTestDatabase();
  const { prisma } = opened.db;
  await prisma.audit.create({ data: { phase: "intent", callId: "1", command: "x", decision: "allowed" } });
  await expect(prisma.audit.deleteMany()).rejects.toThrow();
  await expect(prisma.audit.updateMany({ data: { command: "y" } })).rejects.toThrow();
  expect(await prisma.audit.count({ where: { command: "x" } })).toBe(1);
});

test("a second panel on the same data folder is refused with the folder's name", async () => {
  opened = await openTestDatabase();
  const second = openDatabase(opened.dataDir, path.resolve("prisma/migrations"));
  await expect(second).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining(opened.dataDir) });
});

test("a file that is no database is refused and left as it was", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "bulkhead-"));
  writeFileSync(path.join(dataDir, "bulkhead.db"), "not a database, but long enough to be looked at");
  await expect(openDatabase(dataDir, path.resolve("prisma/migrations"))).rejects.toMatchObject({
    message: expect.stringContaining("can't be opened"),
  });
  expect(readFileSync(path.join(dataDir, "bulkhead.db"), "utf8")).toContain("not a database");
});
