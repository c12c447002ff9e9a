import "server-only";
import type { NodeId } from "@/lib/domain/ids";
import type { SlotEntry, SlotTable } from "@/lib/domain/topology/slot-table";
import type { Database } from "./client";
import { insertSql, writeRows } from "./write-rows";

export async function readSlots(db: Database, preset: string): Promise<SlotTable> {
  const rows = await db.prisma.mapSlot.findMany({ where: { preset } });
  const table: Record<NodeId, SlotEntry> = {};
  for (const { nodeId, parent, column, order, columns, room } of rows)
    table[nodeId] = { parent: parent === "" ? null : parent, column, order, columns, ...(room > 0 ? { room } : {}) };
  return table;
}

const put = insertSql(
  "MapSlot",
  ["preset", "nodeId", "parent", "column", "order", "columns", "room"],
  "INSERT OR REPLACE",
);
const forget = `DELETE FROM "MapSlot" WHERE ("preset", "nodeId") IN
  (SELECT value ->> '$.preset', value ->> '$.nodeId' FROM json_each(?))`;

/** Writes what differs between the table as it was last kept and as it is now, in one transaction. */
export async function writeSlots(db: Database, preset: string, kept: SlotTable, next: SlotTable): Promise<void> {
  const gone = Object.keys(kept).filter((nodeId) => !Object.hasOwn(next, nodeId));
  const changed = Object.entries(next).filter(([nodeId, entry]) => !sameEntry(kept[nodeId], entry));
  if (gone.length + changed.length === 0) return;
  const rows = changed.map(([nodeId, { parent, column, order, columns, room = 0 }]) => ({
    preset,
    nodeId,
    parent: parent ?? "",
    column,
    order,
    columns,
    room,
  }));
  await writeRows(db, [
    { sql: forget, rows: gone.map((nodeId) => ({ preset, nodeId })) },
    { sql: put, rows },
  ]);
}

function sameEntry(a: SlotEntry | undefined, b: SlotEntry): boolean {
  return (
    a?.parent === b.parent &&
    a.column === b.column &&
    a.order === b.order &&
    a.columns === b.columns &&
    a.room === b.room
  );
}
