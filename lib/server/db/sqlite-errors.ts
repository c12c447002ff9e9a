import "server-only";
import { BulkheadError } from "@/lib/domain/failure";

/** SQLite's own code ("SQLITE_FULL") of an error that the driver, its adapter or Prisma threw. */
export function sqliteCode(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at && typeof at === "object" && depth < 5; depth += 1) {
    const { code, originalCode, cause, meta } = at as Record<string, unknown>;
    for (const found of [originalCode, code])
      if (typeof found === "string" && found.startsWith("SQLITE_")) return found;
    at = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return null;
}

export const isBusy = (error: unknown): boolean => sqliteCode(error)?.startsWith("SQLITE_BUSY") ?? false;

/** True when a row with that unique value is there already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  const sqlite = sqliteCode(error);
  return code === "P2002" || sqlite === "SQLITE_CONSTRAINT_UNIQUE" || sqlite === "SQLITE_CONSTRAINT_PRIMARYKEY";
}

/** Whether a row was written: false when a unique value of it is taken. */
export async function unlessTaken(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

const sentences: readonly (readonly [prefix: string, sentence: string])[] = [
  [
    "SQLITE_FULL",
    "The disk that holds the data folder is full, so nothing can be saved. Free some space; the panel notices by itself.",
  ],
  [
    "SQLITE_READONLY",
    "The data folder can't be written, so nothing can be saved. Check its owner, its mode and how it is mounted.",
  ],
  ["SQLITE_IOERR", "The disk that holds the data folder reports errors, so nothing can be saved. Check the disk."],
  [
    "SQLITE_CANTOPEN",
    "The database's files can't be opened. Check the owner and mode of the data folder, and how it is mounted.",
  ],
  ["SQLITE_BUSY", "Another program holds the database, so nothing can be saved right now. Try again."],
];

/** The failure a person is told when the database can't be written; `null` for every other error. */
export function toWriteFailure(error: unknown): BulkheadError | null {
  const code = sqliteCode(error);
  const found = code && sentences.find(([prefix]) => code.startsWith(prefix));
  return found ? new BulkheadError("read-only", found[1], { cause: error }) : null;
}
