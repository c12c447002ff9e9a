import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { BulkheadError } from "@/lib/domain/failure";

interface MigrationRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: unknown;
  readonly rolled_back_at: unknown;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Prisma's own table, so that its engine finds a clean history here. */
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Applies what is missing of `folder` in name order, each migration in a transaction of its own. A copy of the database
 * is kept first (`<file>.before-<migration>`). A history that is unfinished, changed or newer than this version is
 * refused with a sentence and nothing is touched.
 *
 * @returns The names that were applied.
 */
export function migrate(file: string, folder: string): string[] {
  const sqlite = new Sqlite(file, { timeout: 2000 });
  try {
    const missing = missingMigrations(sqlite, readMigrations(folder), file);
    const first = missing[0];
    if (first && hasHistory(sqlite)) keepCopy(sqlite, `${file}.before-${first.name}`);
    for (const migration of missing) apply(sqlite, migration);
    return missing.map(({ name }) => name);
  } finally {
    sqlite.close();
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function missingMigrations(sqlite: Sqlite.Database, known: readonly Migration[], file: string): Migration[] {
  const applied = hasHistory(sqlite)
    ? (sqlite.prepare(`SELECT * FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`).all() as MigrationRow[])
    : [];
  for (const row of applied) {
    const migration = known.find(({ name }) => name === row.migration_name);
    if (!migration) {
      throw new BulkheadError(
        "conflict",
        `The database ${file} was written by a newer Bulkhead (it knows "${row.migration_name}", this version does not). ` +
          "Start the newer version, or use another data folder with --data.",
      );
    }
    if (row.finished_at === null) {
      throw new BulkheadError(
        "conflict",
        `The database ${file} stopped in the middle of the change "${row.migration_name}". ` +
          `Put back the copy ${file}.before-${row.migration_name}, then start again.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new BulkheadError(
        "conflict",
        `The database ${file} was made by another "${row.migration_name}" than this version's, so their tables may differ. ` +
          "Start the version that wrote it, or use another data folder with --data.",
      );
    }
  }
  return known.filter(({ name }) => !applied.some((row) => row.migration_name === name));
}

function apply(sqlite: Sqlite.Database, migration: Migration): void {
  // Inside a transaction this pragma would be ignored, and a redefined table would drop the rows that refer to it.
  sqlite.pragma("foreign_keys = OFF");
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    sqlite.exec(historyTable);
    sqlite.exec(migration.sql);
    const broken = sqlite.pragma("foreign_key_check") as { table: string }[];
    if (broken[0]) throw new Error(`${broken.length} rows refer to nothing, the first in table ${broken[0].table}`);
    sqlite
      .prepare(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
         VALUES (?, ?, ?, ?, ?, 1)`,
      )
      .run(randomUUID(), migration.checksum, Date.now(), migration.name, Date.now());
    sqlite.exec("COMMIT");
  } catch (cause) {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    throw new BulkheadError(
      "unexpected",
      `The database could not be brought up to date by "${migration.name}": ${(cause as Error).message}. Nothing was changed.`,
      { cause },
    );
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
}

function hasHistory(sqlite: Sqlite.Database): boolean {
  return sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get() !== undefined;
}

/** A consistent copy also while the log holds pages that the main file does not. An older copy of that name stays. */
function keepCopy(sqlite: Sqlite.Database, target: string): void {
  if (!existsSync(target)) sqlite.prepare("VACUUM INTO ?").run(target);
}
