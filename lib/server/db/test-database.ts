import "server-only";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Database, openDatabase } from "./client";

/** For tests: a real database in a temporary folder, with every migration applied. `remove` closes and deletes it. */
export async function openTestDatabase(): Promise<{ db: Database; dataDir: string; remove: () => Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "bulkhead-"));
  const db = await openDatabase(dataDir, path.resolve("prisma/migrations"));
  const remove = async () => {
    await db.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { db, dataDir, remove };
}
