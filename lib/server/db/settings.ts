import "server-only";
import type { Database } from "./client";

/** A small fact about the panel itself; `null` when it was never set. */
export async function getSetting(db: Database, key: string): Promise<string | null> {
  const row = await db.prisma.setting.findUnique({ where: { key } });
  return row?.value ?? null;
}

export async function putSetting(db: Database, key: string, value: string): Promise<void> {
  await db.prisma.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** True when something in the database can only be read with the key file. */
export async function hasSealedData(db: Database): Promise<boolean> {
  const engine = await db.prisma.engine.findFirst({ where: { credentials: { not: null } }, select: { id: true } });
  if (engine) return true;
  const cluster = await db.prisma.cluster.findFirst({ where: { credentials: { not: null } }, select: { id: true } });
  if (cluster) return true;
  const operation = await db.prisma.operation.findFirst({ where: { snapshot: { not: null } }, select: { id: true } });
  return operation !== null;
}
