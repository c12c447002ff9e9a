import "server-only";
import type { Tier } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { ReasonData } from "@/lib/domain/reason";
import type { Transition, TransitionChange } from "@/lib/domain/transition";
import type { Database } from "./client";
import { insertSql, writeRows } from "./write-rows";

const columns = ["nodeId", "at", "change", "tier", "code", "data", "zoneId", "hostId", "stack", "imageId"] as const;
const insert = insertSql("Transition", columns, "INSERT");

export async function addTransitions(db: Database, transitions: readonly Transition[]): Promise<void> {
  const rows = transitions.map(({ data, ...rest }) => ({ ...rest, data: data === null ? null : JSON.stringify(data) }));
  await writeRows(db, [{ sql: insert, rows }]);
}

/** The last transition of each node that has one. */
export async function lastTransitions({ prisma }: Database): Promise<ReadonlyMap<NodeId, Transition>> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT * FROM "Transition" WHERE "id" IN (SELECT MAX("id") FROM "Transition" GROUP BY "nodeId")`;
  return new Map(rows.map((row) => [row.nodeId, toTransition(row)]));
}

/** Transitions of some nodes since a time as they were written, with the last one before it (how each node was then). */
export async function listTransitions(db: Database, nodeIds: readonly NodeId[], since: number): Promise<Transition[]> {
  const rows = await db.prisma.transition.findMany({
    where: { nodeId: { in: [...nodeIds] }, at: { gte: since } },
    orderBy: { id: "asc" },
  });
  const before = await Promise.all(
    nodeIds.map((nodeId) =>
      db.prisma.transition.findFirst({
        where: { nodeId, at: { lt: since } },
        orderBy: { id: "desc" },
      }),
    ),
  );
  return [...before.filter((row) => row !== null), ...rows].map(toTransition);
}

/** A renamed container takes its past along. */
export async function renameInTransitions(db: Database, from: NodeId, to: NodeId): Promise<void> {
  await db.prisma.transition.updateMany({ where: { nodeId: from }, data: { nodeId: to } });
}

/** The newest of each node that is still there stays, however old: it says how the node has been ever since. */
export function deleteTransitionsBefore(db: Database, at: number): Promise<number> {
  return db.prisma.$executeRaw`DELETE FROM "Transition" WHERE "at" < ${at}
    AND ("change" = 'gone' OR "id" NOT IN (SELECT MAX("id") FROM "Transition" GROUP BY "nodeId"))`;
}

interface Row {
  readonly nodeId: string;
  readonly at: number;
  readonly change: string;
  readonly tier: string | null;
  readonly code: string | null;
  readonly data: string | null;
  readonly zoneId: string | null;
  readonly hostId: string | null;
  readonly stack: string | null;
  readonly imageId: string | null;
}

export const toTransition = ({
  nodeId,
  at,
  change,
  tier,
  code,
  data,
  zoneId,
  hostId,
  stack,
  imageId,
}: Row): Transition => ({
  nodeId,
  at,
  change: change as TransitionChange,
  tier: tier as Tier | null,
  code,
  data: data === null ? null : (JSON.parse(data) as ReasonData),
  zoneId,
  hostId,
  stack,
  imageId,
});
