import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, expect, test } from "vitest";
import { migrate } from "./migrate";

const shipped = readdirSync("prisma/migrations").filter((name) => /^\d{4}_/.test(name));
let folder: string;
let file: string;

beforeEach(() => {
  const base = mkdtempSync(path.join(tmpdir(), "bulkhead-"));
  folder = path.join(base, "migrations");
  file = path.join(base, "bulkhead.db");
  cpSync("prisma/migrations", folder, { recursive: true });
});

const addMigration = (name: string, sql: string) => {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
};

const query = <T>(sql: string): T[] => {
  const sqlite = new Sqlite(file);
  const rows = sqlite.prepare(sql).all() as T[];
  sqlite.close();
  return rows;
};

const execute = (sql: string) => {
  const sqlite = new Sqlite(file);
  sqlite.exec(sql);
  sqlite.close();
};

test("a second start applies nothing and keeps no copy", () => {
  expect(migrate(file, folder)).toEqual(shipped);
  expect(migrate(file, folder)).toEqual([]);
  expect(readdirSync(path.dirname(file)).filter((name) => name.includes(".before-"))).toEqual([]);
});

test("what was saved with the first version is there with this one", () => {
  for (const name of shipped.slice(1)) rmSync(path.join(folder, name), { recursive: true });
  migrate(file, folder);
  execute(`INSERT INTO "Host" (id, siteId, name) VALUES ('h', 'site-default', 'nas');
    INSERT INTO "Engine" (id, name, transport, address, hostId) VALUES ('e', 'nas', 'unix', '{}', 'h');`);
  cpSync("prisma/migrations", folder, { recursive: true });
  expect(migrate(file, folder)).toEqual(shipped.slice(1));
  expect(query(`SELECT name, hostId, enabled FROM "Engine"`)).toEqual([{ name: "nas", hostId: "h", enabled: 1 }]);
});

test("operations and their locks of the version that knew engines alone are there with this one", () => {
  for (const name of shipped.filter((each) => each >= "0007")) rmSync(path.join(folder, name), { recursive: true });
  migrate(file, folder);
  const columns =
    "id, kind, nodeId, engineId, name, incarnation, actorId, actorName, idempotencyKey, plan, state, epoch";
  execute(`INSERT INTO "Operation" (${columns}, startedAt) VALUES
      ('o1', 'redeploy', 'container:e/web', 'e', 'web', 'i', 'u', 'ann', 'k1', '{}', 'running', 1, 0),
      ('o2', 'stop', 'container:e/db', 'e', 'db', 'i', 'u', 'ann', 'k2', '{}', 'succeeded', 1, 0);
    INSERT INTO "OperationStep" (operationId, position, name) VALUES ('o1', 0, 'plan');
    INSERT INTO "OperationLock" (engineId, name, operationId) VALUES ('e', 'web', 'o1');`);
  cpSync("prisma/migrations", folder, { recursive: true });
  migrate(file, folder);
  expect(query(`SELECT id, sourceId FROM "Operation" ORDER BY id`)).toEqual([
    { id: "o1", sourceId: "e" },
    { id: "o2", sourceId: "e" },
  ]);
  expect(query(`SELECT * FROM "OperationLock"`)).toEqual([
    { nodeId: "container:e/web", sourceId: "e", operationId: "o1" },
  ]);
  expect(query(`SELECT name FROM "OperationStep"`)).toEqual([{ name: "plan" }]);
});

test("hosts of the version before have no machine id, and one id is one host's", () => {
  for (const name of shipped.filter((each) => each >= "0008")) rmSync(path.join(folder, name), { recursive: true });
  migrate(file, folder);
  execute(`INSERT INTO "Host" (id, siteId, name) VALUES ('h', 'site-default', 'nas'), ('i', 'site-default', 'lab');`);
  cpSync("prisma/migrations", folder, { recursive: true });
  migrate(file, folder);
  expect(query(`SELECT id, machineId FROM "Host" ORDER BY id`)).toEqual([
    { id: "h", machineId: null },
    { id: "i", machineId: null },
  ]);
  execute(`UPDATE "Host" SET machineId = 'm' WHERE id = 'h'`);
  expect(() => execute(`UPDATE "Host" SET machineId = 'm' WHERE id = 'i'`)).toThrow(/UNIQUE/);
});

test("a table that is redefined keeps every row that refers to it", () => {
  migrate(file, folder);
  execute(`INSERT INTO "user" (id, name, email, updatedAt) VALUES ('u', 'ann', 'ann@x', 0);
    INSERT INTO "session" (id, token, userId, expiresAt, updatedAt) VALUES ('s', 't', 'u', 0, 0);`);
  addMigration(
    "9002_redefine",
    `CREATE TABLE "new_user" AS SELECT * FROM "user"; DROP TABLE "user";
     CREATE TABLE "user" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL);
     INSERT INTO "user" SELECT id, name FROM "new_user"; DROP TABLE "new_user";`,
  );
  expect(migrate(file, folder)).toEqual(["9002_redefine"]);
  expect(query("SELECT id FROM session")).toEqual([{ id: "s" }]);
});

test("the copy kept before a change is the database as it was, rows in the log included", () => {
  migrate(file, folder);
  const open = new Sqlite(file);
  open.pragma("journal_mode = WAL");
  open.exec(`INSERT INTO "Setting" VALUES ('kept', 'yes')`);
  addMigration("9002_more", `CREATE TABLE "More" ("id" TEXT NOT NULL PRIMARY KEY);`);
  migrate(file, folder);
  open.close();
  const copy = new Sqlite(`${file}.before-9002_more`);
  expect(copy.prepare(`SELECT value FROM "Setting"`).all()).toEqual([{ value: "yes" }]);
  expect(copy.prepare("SELECT 1 FROM sqlite_master WHERE name = 'More'").all()).toEqual([]);
  copy.close();
});

test("a change that leaves a row referring to nothing is taken back whole", () => {
  migrate(file, folder);
  addMigration("9002_bad", `CREATE TABLE "More" ("id" TEXT); DELETE FROM "Site";`);
  expect(() => migrate(file, folder)).toThrow(/9002_bad.*L2Domain.*Nothing was changed/);
  expect(query(`SELECT id FROM "Site"`)).toEqual([{ id: "site-default" }]);
  expect(query("SELECT 1 FROM sqlite_master WHERE name = 'More'")).toEqual([]);
});

test("a database from a newer version is refused with what to do", () => {
  addMigration("9002_newer", `CREATE TABLE "More" ("id" TEXT);`);
  migrate(file, folder);
  rmSync(path.join(folder, "9002_newer"), { recursive: true });
  expect(() => migrate(file, folder)).toThrow(/newer Bulkhead.*9002_newer.*--data/);
});

test("a changed or unfinished history is refused", () => {
  migrate(file, folder);
  execute(`UPDATE _prisma_migrations SET checksum = 'other'`);
  expect(() => migrate(file, folder)).toThrow(/another "0001_start"/);
  execute(`UPDATE _prisma_migrations SET finished_at = NULL`);
  expect(() => migrate(file, folder)).toThrow(/in the middle of the change "0001_start"/);
});
