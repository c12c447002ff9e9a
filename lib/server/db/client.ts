import "server-only";
import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import { BulkheadError } from "@/lib/domain/failure";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { createAdapterFactory } from "./adapter";
import { holdDataFolder } from "./data-folder-lock";
import { migrate } from "./migrate";
import { toWriteFailure } from "./sqlite-errors";

/** The panel's database. Query files of this folder take it first and give domain types; nobody else touches `prisma`. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly file: string;
  /** Why nothing can be saved at present, as a sentence; `null` while it can. */
  readOnlyReason(): string | null;
  /** Called whenever `readOnlyReason` changes. @returns Unsubscribe. */
  onReadOnlyChange(listener: (reason: string | null) => void): () => void;
  close(): Promise<void>;
}

const probeEveryMs = 1000;
/** Longer than a busy database is waited for: its own sentence comes first, and a slow disk is no failure. */
const transactionOptions = { maxWait: 15_000, timeout: 30_000 };

/**
 * Opens the database of a data folder: makes the folder, takes it for this process alone, applies migrations.
 * Throws a BulkheadError whose sentence names the remedy.
 */
export async function openDatabase(dataDir: string, migrationsDir: string): Promise<Database> {
  const file = path.join(dataDir, "bulkhead.db");
  let release: () => void = () => undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    release = holdDataFolder(dataDir);
    migrate(file, migrationsDir);
    chmodSync(file, 0o600);
    return await connect(file, release);
  } catch (cause) {
    release();
    throw toOpenFailure(cause, dataDir);
  }
}

async function connect(file: string, release: () => void): Promise<Database> {
  const listeners = new Set<(reason: string | null) => void>();
  let reason: string | null = null;
  const set = (next: string | null) => {
    if (next === reason) return;
    reason = next;
    for (const listener of listeners) listener(next);
  };
  // Reads succeed on a full disk too, so only a write of our own proves that it is over.
  const prisma = new PrismaClient({
    adapter: createAdapterFactory(file, (failure) => set(failure.message)),
    transactionOptions,
  });
  await prisma.$connect();
  const probe = setInterval(async () => {
    if (reason === null) return;
    const row = { key: "write-probe", value: String(Date.now()) };
    const written = await prisma.setting
      .upsert({ where: { key: row.key }, create: row, update: row })
      .catch(() => null);
    if (written) set(null);
  }, probeEveryMs);
  probe.unref();
  return {
    prisma,
    file,
    readOnlyReason: () => reason,
    onReadOnlyChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      clearInterval(probe);
      await prisma.$disconnect();
      release();
    },
  };
}

function toOpenFailure(cause: unknown, dataDir: string): BulkheadError {
  if (cause instanceof Error && cause.name === "BulkheadError") return cause as BulkheadError;
  const code = (cause as { code?: string } | null)?.code;
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") {
    return new BulkheadError(
      "read-only",
      `The data folder ${dataDir} can't be written. Check its owner and mode, or name another with --data.`,
      { cause },
    );
  }
  if (code === "EEXIST" || code === "ENOTDIR") {
    return new BulkheadError("invalid-input", `${dataDir} is no folder. Name another data folder with --data.`, {
      cause,
    });
  }
  const failure = toWriteFailure(cause);
  if (failure) return new BulkheadError("read-only", `${failure.message} The data folder is ${dataDir}.`, { cause });
  const why = cause instanceof Error ? cause.message : String(cause);
  return new BulkheadError("unexpected", `The database in ${dataDir} can't be opened: ${why}.`, { cause });
}
