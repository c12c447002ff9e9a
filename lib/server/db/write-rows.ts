import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inChunks } from "./chunks";
import type { Database } from "./client";

/** Rows written by one statement: some 10 ms of work. */
const rowsPerStatement = 500;

/** A statement with one parameter: rows as a JSON array, which SQLite itself takes apart with `json_each`. */
export interface RowStatement {
  readonly sql: string;
  readonly rows: readonly unknown[];
}

/**
 * Runs statements over many rows in one transaction. Prisma would compile a query for every hundred of them, which takes
 * a hundred times as long as to write them; and between two statements the process does what else there is to do.
 */
export async function writeRows({ prisma }: Database, statements: readonly RowStatement[]): Promise<void> {
  await prisma.$transaction(async (transaction) => {
    for (const { sql, rows } of statements)
      for (const chunk of inChunks(rows, rowsPerStatement)) {
        await transaction.$executeRawUnsafe(sql, JSON.stringify(chunk));
        await nextTurn();
      }
  });
}

/**
 * SQL that inserts objects whose keys are named like the columns. Names are written in code, never given from outside.
 *
 * @param verb - `INSERT OR REPLACE` where a row of the same key may be there.
 */
export function insertSql(table: string, columns: readonly string[], verb: "INSERT" | "INSERT OR REPLACE"): string {
  const names = columns.map((name) => `"${name}"`).join(", ");
  const values = columns.map((name) => `value ->> '$.${name}'`).join(", ");
  return `${verb} INTO "${table}" (${names}) SELECT ${values} FROM json_each(?)`;
}
