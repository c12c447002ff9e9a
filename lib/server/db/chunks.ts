import "server-only";

/** Prisma compiles a query with its rows in memory that it never gives back: many small ones cost less than one big one. */
const rowsPerQuery = 100;

export function inChunks<T>(rows: readonly T[], size = rowsPerQuery): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < rows.length; start += size) chunks.push(rows.slice(start, start + size));
  return chunks;
}
