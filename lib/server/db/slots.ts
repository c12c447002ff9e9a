import "server-only";
import type { NodeId } from "@/lib/domain/ids";
import type { SlotEntry, SlotTable } from "@/lib/domain/topology/slot-table";
import { inChunks } from "./chunks";
import type { Database } from "./client";

export async function readSlots(db: Database, preset: string): Promise<SlotTable> {
  const rows = await db.prisma.mapSlot.findMany({ where: { preset } });
  const table: Record<NodeId, SlotEntry> = {};
  for (const { nodeId, parent, column, order, columns, room } of rows)
    table[nodeId] = { parent: parent === "" ? null : parent, column, order, columns, ...(room > 0 ? { room } : {}) };
  return table;
}

/** Writes what differs between the table as it was last kept and as it is now, in one transaction. */
export async function writeSlots(db: Database, preset: string, kept: SlotTable, next: SlotTable): Promise<void> {
  const gone = Object.keys(kept).filter((nodeId) => !Object.hasOwn(next, nodeId));
  const changed = Object.entries(next).filter(([nodeId, entry]) => !sameEntry(kept[nodeId], entry));
  const stale = [...gone, ...changed.map(([nodeId]) => nodeId)];
  if (stale.length === 0) return;
  const rows = changed.map(([nodeId, { parent, column, order, columns, room = 0 }]) => ({
    preset,
    nodeId,
    parent: parent ?? "",
    column,
    order,
    columns,
    room,
  }));
  const deletions = inChunks(stale).map((ids) =>
    db.prisma.mapSlot.deleteMany({ where: { preset, nodeId: { in: ids } } }),
  );
  const creations = inChunks(rows).map((data) => db.prisma.mapSlot.createMany({ data }));
  await db.prisma.$transaction([...deletions, ...creations]);
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
