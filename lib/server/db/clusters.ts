import "server-only";
import { randomUUID } from "node:crypto";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { ClusterOrigin } from "@/lib/domain/shown-cluster";
import type { Database } from "./client";
import { unlessTaken } from "./sqlite-errors";

/** A cluster as it is kept: its address in the clear, its credentials sealed. */
export interface ClusterRow {
  readonly id: string;
  readonly name: string;
  readonly source: ClusterConnection["source"];
  /** JSON without secrets. */
  readonly address: string;
  readonly credentials: string | null;
  readonly origin: ClusterOrigin;
}

export async function listClusters({ prisma }: Database): Promise<readonly ClusterRow[]> {
  return (await prisma.cluster.findMany({ orderBy: { name: "asc" } })).map(toRow);
}

export async function getCluster({ prisma }: Database, id: string): Promise<ClusterRow | null> {
  const row = await prisma.cluster.findUnique({ where: { id } });
  return row && toRow(row);
}

export const newClusterId = (): string => randomUUID();

/** @returns false when the name is taken. */
export function createCluster({ prisma }: Database, row: ClusterRow): Promise<boolean> {
  return unlessTaken(prisma.cluster.create({ data: row }));
}

/** @returns false when the name is taken. */
export function updateCluster({ prisma }: Database, { id, ...row }: ClusterRow): Promise<boolean> {
  return unlessTaken(prisma.cluster.update({ where: { id }, data: row }));
}

/** @returns false, and changes nothing, while an operation runs on one of its workloads. */
export function deleteCluster({ prisma }: Database, id: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    if ((await tx.operationLock.count({ where: { sourceId: id } })) > 0) return false;
    await tx.cluster.deleteMany({ where: { id } });
    return true;
  });
}

type Columns = Awaited<ReturnType<Database["prisma"]["cluster"]["findMany"]>>[number];

const origins: readonly ClusterOrigin[] = ["manual", "in-cluster"];
const sources: readonly ClusterRow["source"][] = ["kubeconfig", "file", "token", "in-cluster"];

function toRow({ id, name, source, address, credentials, origin }: Columns): ClusterRow {
  return {
    id,
    name,
    source: sources.find((known) => known === source) ?? "kubeconfig",
    address,
    credentials,
    origin: origins.find((known) => known === origin) ?? "manual",
  };
}
