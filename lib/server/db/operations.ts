import "server-only";
import type { OperationKind } from "@/lib/domain/operation";
import type { Operation as OperationRow, OperationStep as StepRow } from "@/lib/generated/prisma/client";
import type { Database } from "./client";

/** An operation as the journal has it: what was meant, what was done, what is known. Times in epoch ms. */
export interface JournalEntry {
  readonly id: string;
  readonly kind: OperationKind;
  readonly nodeId: string;
  /** The engine or cluster that it is done on. */
  readonly sourceId: string;
  readonly name: string;
  /** The container's id, or the object's uid, when it began; "" before the plan was made. */
  readonly incarnation: string;
  readonly actorId: string;
  readonly actorName: string;
  /** JSON of the executor's own making. */
  readonly plan: unknown;
  readonly snapshot: string | null;
  /** `committed`: accepted for good, only the cleaning is left. */
  readonly state: JournalState;
  readonly reason: unknown;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly seenAt: number | null;
  readonly steps: readonly JournalStep[];
}

export type JournalState = "running" | "committed" | "succeeded" | "rolled-back" | "failed";

export interface JournalStep {
  readonly position: number;
  readonly name: string;
  readonly intentAt: number | null;
  readonly actedAt: number | null;
  readonly recordedAt: number | null;
  readonly result: unknown;
}

const unfinished = ["running", "committed"];
const withSteps = { steps: { orderBy: { position: "asc" as const } } };

export async function getOperation(db: Database, id: string): Promise<JournalEntry | null> {
  const row = await db.prisma.operation.findUnique({ where: { id }, include: withSteps });
  return row && toEntry(row);
}

export async function listUnfinishedOperations(db: Database): Promise<readonly JournalEntry[]> {
  const where = { state: { in: unfinished } };
  const rows = await db.prisma.operation.findMany({ where, include: withSteps, orderBy: { startedAt: "asc" } });
  return rows.map(toEntry);
}

/** Ended, and nobody has looked at the result yet; the newest first. */
export async function listUnseenOperations(db: Database, limit: number): Promise<readonly JournalEntry[]> {
  const where = { seenAt: null, state: { notIn: unfinished } };
  const rows = await db.prisma.operation.findMany({
    where,
    include: withSteps,
    orderBy: { startedAt: "desc" },
    take: limit,
  });
  return rows.map(toEntry);
}

/** The newest first; of one node, or of all. */
export async function listOperations(
  db: Database,
  options: { nodeId?: string; limit: number },
): Promise<readonly JournalEntry[]> {
  const rows = await db.prisma.operation.findMany({
    where: options.nodeId === undefined ? {} : { nodeId: options.nodeId },
    include: withSteps,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: options.limit,
  });
  return rows.map(toEntry);
}

export async function markOperationSeen(db: Database, id: string, at: number): Promise<void> {
  await db.prisma.operation.updateMany({ where: { id, state: { notIn: unfinished } }, data: { seenAt: new Date(at) } });
}

/**
 * Forgets operations that ended before `at`, with their steps and the record for their undo. The newest `least` stay,
 * however old: a clock that is wrong by years must not empty the history.
 */
export async function forgetOperations(db: Database, { at, least }: { at: number; least: number }): Promise<number> {
  const newestFirst = [{ startedAt: "desc" as const }, { id: "desc" as const }];
  const beyond = await db.prisma.operation.findMany({
    where: { state: { notIn: unfinished } },
    orderBy: newestFirst,
    skip: least,
    take: 1,
    select: { startedAt: true },
  });
  const [last] = beyond;
  if (!last) return 0;
  const { count } = await db.prisma.operation.deleteMany({
    where: { state: { notIn: unfinished }, endedAt: { lt: new Date(at) }, startedAt: { lte: last.startedAt } },
  });
  return count;
}

export const toEntry = (row: OperationRow & { steps: StepRow[] }): JournalEntry => ({
  id: row.id,
  kind: row.kind as OperationKind,
  nodeId: row.nodeId,
  sourceId: row.sourceId,
  name: row.name,
  incarnation: row.incarnation,
  actorId: row.actorId,
  actorName: row.actorName,
  plan: JSON.parse(row.plan),
  snapshot: row.snapshot,
  state: row.state as JournalState,
  reason: row.reason === null ? null : JSON.parse(row.reason),
  startedAt: row.startedAt.getTime(),
  endedAt: row.endedAt?.getTime() ?? null,
  seenAt: row.seenAt?.getTime() ?? null,
  steps: row.steps.map((step) => ({
    position: step.position,
    name: step.name,
    intentAt: step.intentAt?.getTime() ?? null,
    actedAt: step.actedAt?.getTime() ?? null,
    recordedAt: step.recordedAt?.getTime() ?? null,
    result: step.result === null ? null : JSON.parse(step.result),
  })),
});
