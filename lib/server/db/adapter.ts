import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type { BulkheadError } from "@/lib/domain/failure";
import { createLock, type Lock } from "./lock";
import { isBusy, toWriteFailure } from "./sqlite-errors";

/** WAL with FULL: an acknowledged commit survives a power cut. */
const pragmas = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 50;`;
const expected = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, busy_timeout: 50 };

/** The driver blocks the whole process while it waits for a lock, so it waits 50 ms and we wait the rest. */
const busyDeadlineMs = 5000;

/** Told when a write could not be made: disk full, file read-only, an I/O error. */
export type OnWriteFailure = (failure: BulkheadError) => void;

/**
 * Prisma's adapter with three things it lacks. It has one connection and only keeps transactions apart from each other,
 * so a query from elsewhere would become part of an open transaction and vanish with its rollback: here it waits. A busy
 * database is asked again without blocking the process. A COMMIT that failed is rolled back.
 */
export function createAdapterFactory(file: string, onFailure: OnWriteFailure): SqlDriverAdapterFactory {
  const inner = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: 50 }, { timestampFormat: "unixepoch-ms" });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => {
      const connection = await inner.connect();
      await connection.executeScript(pragmas);
      await assertPragmas(connection);
      return guard(connection, createLock(), onFailure);
    },
  };
}

async function assertPragmas(connection: SqlQueryable): Promise<void> {
  for (const [name, value] of Object.entries(expected)) {
    const { rows } = await connection.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] });
    // biome-ignore lint/suspicious/noDoubleEquals: the driver gives numbers as text or number.
    if (rows[0]?.[0] != value) throw new Error(`The database did not accept ${name} = ${value}.`);
  }
}

function guard(connection: SqlDriverAdapter, lock: Lock, onFailure: OnWriteFailure): SqlDriverAdapter {
  const run = <T>(call: () => Promise<T>) => untilFree(call, onFailure);
  const alone = async <T>(call: () => Promise<T>): Promise<T> => {
    const release = await lock.acquire();
    try {
      return await run(call);
    } finally {
      release();
    }
  };
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => alone(() => connection.queryRaw(query)),
    executeRaw: (query) => alone(() => connection.executeRaw(query)),
    executeScript: (script) => alone(() => connection.executeScript(script)),
    startTransaction: async () => {
      const release = await lock.acquire();
      try {
        // IMMEDIATE: the write lock is taken here or not at all, so no statement inside can find the database busy.
        await run(() => connection.executeRaw(statement("BEGIN IMMEDIATE")));
      } catch (error) {
        release();
        throw error;
      }
      return openTransaction(connection, release, onFailure);
    },
    dispose: () => connection.dispose(),
  };
}

function openTransaction(connection: SqlDriverAdapter, release: () => void, onFailure: OnWriteFailure): Transaction {
  const run = <T>(call: () => Promise<T>) => untilFree(call, onFailure);
  const savepoint = async (sql: string) => void (await run(() => connection.executeRaw(statement(sql))));
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => run(() => connection.queryRaw(query)),
    executeRaw: (query) => run(() => connection.executeRaw(query)),
    createSavepoint: (name) => savepoint(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => savepoint(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => savepoint(`RELEASE SAVEPOINT ${name}`),
    commit: async () => release(),
    rollback: async () => {
      // Prisma sends ROLLBACK itself, but not after a COMMIT that failed; then the transaction would stay open.
      await connection.executeRaw(statement("ROLLBACK")).catch(() => undefined);
      release();
    },
  };
}

async function untilFree<T>(call: () => Promise<T>, onFailure: OnWriteFailure): Promise<T> {
  const deadline = performance.now() + busyDeadlineMs;
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 200)) {
    try {
      // The driver throws before it gives a promise.
      return await Promise.resolve().then(call);
    } catch (error) {
      if (isBusy(error) && performance.now() < deadline) {
        await sleep(pauseMs);
        continue;
      }
      const failure = toWriteFailure(error);
      if (!failure) throw error;
      onFailure(failure);
      throw failure;
    }
  }
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}
