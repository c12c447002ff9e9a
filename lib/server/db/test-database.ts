import "server-only";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Database, openDatabase } from "./client";
import { migrate } from "./migrate";

const migrations = path.resolve("prisma/migrations");

/** For tests: a real database in a temporary folder, with every migration applied. `remove` closes and deletes it. */
export async function openTestDatabase(): Promise<{ db: Database; dataDir: string; remove: () => Promise<void> }> {
  const dataDir = newFolder();
  writeFileSync(path.join(dataDir, "bulkhead.db"), migrated());
  const db = await openDatabase(dataDir, migrations);
  const remove = async () => {
    await db.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { db, dataDir, remove };
}

let kept: Buffer | null = null;

/** An empty database as the migrations leave it: to apply them again for each test would be a tenth of all their work. */
function migrated(): Buffer {
  if (kept) return kept;
  const folder = newFolder();
  try {
    const file = path.join(folder, "bulkhead.db");
    migrate(file, migrations);
    kept = readFileSync(file);
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), "bulkhead-"));
