import "server-only";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { BulkheadError } from "@/lib/domain/failure";
import { isBusy } from "./sqlite-errors";

/**
 * Takes the data folder for this process alone: two panels on one folder would both carry out its operations. SQLite's
 * lock on a file of its own is used because the system frees it however the process ends.
 *
 * @returns Gives the folder back.
 */
export function holdDataFolder(dataDir: string): () => void {
  const lock = new Sqlite(path.join(dataDir, "panel.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = DELETE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new BulkheadError(
      "conflict",
      `Another Bulkhead is running on the data folder ${dataDir}. Stop it, or give this one a folder of its own with --data.`,
      { cause },
    );
  }
  return () => lock.close();
}
