import "server-only";
import type { NodeId } from "@/lib/domain/ids";
import { panelNodeId, type Transition } from "@/lib/domain/transition";
import type { Database } from "./client";
import { toTransition } from "./transitions";

export interface Recorded {
  readonly id: number;
  readonly transition: Transition;
  /** The same node's last one before it. */
  readonly before: Transition | null;
}

interface Pair {
  readonly id: number | bigint;
  readonly before: number | bigint | null;
}

/**
 * Transitions of all containers since a time, newest first, each with the one before it.
 *
 * @param options.after - Only those older than this one: where the last page ended.
 */
export async function listChanges(
  { prisma }: Database,
  options: {
    readonly since: number;
    readonly after: { readonly at: number; readonly id: number } | null;
    readonly limit: number;
  },
): Promise<readonly Recorded[]> {
  const { since, limit } = options;
  const { at, id } = options.after ?? { at: Number.MAX_VALUE, id: 0 };
  const pairs = await prisma.$queryRaw<Pair[]>`
    SELECT t."id", (
      SELECT p."id" FROM "Transition" p WHERE p."nodeId" = t."nodeId" AND p."at" <= t."at" AND p."id" < t."id"
      ORDER BY p."at" DESC, p."id" DESC LIMIT 1
    ) AS "before"
    FROM "Transition" t
    WHERE t."at" >= ${since} AND t."at" <= ${at} AND NOT (t."at" = ${at} AND t."id" >= ${id})
      AND t."nodeId" <> ${panelNodeId}
    ORDER BY t."at" DESC, t."id" DESC LIMIT ${limit}`;
  const ids = pairs.flatMap((pair) => [Number(pair.id), ...(pair.before === null ? [] : [Number(pair.before)])]);
  const rows = new Map<number, Transition>();
  for (let start = 0; start < ids.length; start += 500) {
    const part = await prisma.transition.findMany({ where: { id: { in: ids.slice(start, start + 500) } } });
    for (const row of part) rows.set(row.id, toTransition(row));
  }
  return pairs.flatMap((pair) => {
    const transition = rows.get(Number(pair.id));
    return transition ? [{ id: Number(pair.id), transition, before: rows.get(Number(pair.before)) ?? null }] : [];
  });
}

/** The containers that have changed since a time, at most `limit`. */
export async function changedNodes(
  { prisma }: Database,
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<readonly NodeId[]> {
  const rows = await prisma.transition.findMany({
    where: { at: { gte: since }, nodeId: { not: panelNodeId } },
    distinct: ["nodeId"],
    select: { nodeId: true },
    orderBy: { at: "desc" },
    take: limit,
  });
  return rows.map((row) => row.nodeId);
}
