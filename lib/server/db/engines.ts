import "server-only";
import { randomUUID } from "node:crypto";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import type { Database } from "./client";
import { unlessTaken } from "./sqlite-errors";

/** Where a row comes from: a person, or what the panel finds at its start. */
export type EngineOrigin = "manual" | "local-socket" | "DOCKER_HOST" | "environment";

/** An engine as it is kept: its address in the clear, its keys sealed. */
export interface EngineRow {
  readonly id: string;
  readonly name: string;
  readonly transport: EngineConnection["transport"];
  /** JSON without secrets. */
  readonly address: string;
  readonly credentials: string | null;
  readonly hostId: string | null;
  readonly origin: EngineOrigin;
  /** False: known, but not connected to. */
  readonly enabled: boolean;
}

export async function listEngines({ prisma }: Database): Promise<readonly EngineRow[]> {
  return (await prisma.engine.findMany({ orderBy: { name: "asc" } })).map(toRow);
}

export async function getEngine({ prisma }: Database, id: string): Promise<EngineRow | null> {
  const row = await prisma.engine.findUnique({ where: { id } });
  return row && toRow(row);
}

export const newEngineId = (): string => randomUUID();

/** @returns false when the name is taken. */
export function createEngine({ prisma }: Database, row: Omit<EngineRow, "hostId">): Promise<boolean> {
  return unlessTaken(prisma.engine.create({ data: toColumns(row) }));
}

/** @returns false when the name is taken. */
export function updateEngine({ prisma }: Database, row: Omit<EngineRow, "hostId">): Promise<boolean> {
  return unlessTaken(prisma.engine.update({ where: { id: row.id }, data: toColumns(row) }));
}

/** @returns false, and changes nothing, while an operation runs on one of its containers. */
export function deleteEngine({ prisma }: Database, id: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    if ((await tx.operationLock.count({ where: { sourceId: id } })) > 0) return false;
    await tx.engine.deleteMany({ where: { id } });
    return true;
  });
}

type Columns = Awaited<ReturnType<Database["prisma"]["engine"]["findMany"]>>[number];

const origins: readonly EngineOrigin[] = ["manual", "local-socket", "DOCKER_HOST", "environment"];
const transports: readonly EngineRow["transport"][] = ["unix", "tls", "tcp", "ssh"];

function toRow({ id, name, transport, address, credentials, hostId, source, enabled }: Columns): EngineRow {
  return {
    id,
    name,
    transport: transports.find((known) => known === transport) ?? "unix",
    address,
    credentials,
    hostId,
    origin: origins.find((known) => known === source) ?? "manual",
    enabled,
  };
}

const toColumns = ({ id, name, transport, address, credentials, origin, enabled }: Omit<EngineRow, "hostId">) => ({
  id,
  name,
  transport,
  address,
  credentials,
  source: origin,
  enabled,
});
