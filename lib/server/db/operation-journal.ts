import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Database } from "./client";
import { type JournalEntry, type JournalState, toEntry } from "./operations";

type Transaction = Prisma.TransactionClient;

export interface NewOperation {
  readonly id: string;
  readonly kind: JournalEntry["kind"];
  readonly nodeId: string;
  readonly sourceId: string;
  readonly name: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly idempotencyKey: string;
  readonly plan: unknown;
  readonly steps: readonly string[];
  readonly at: number;
}

/** Takes over: whoever wrote with an older epoch may write no more. */
export async function raiseEpoch(db: Database): Promise<number> {
  const row = await db.prisma.executor.upsert({
    where: { id: 1 },
    create: { id: 1, epoch: 1 },
    update: { epoch: { increment: 1 } },
  });
  return row.epoch;
}

/**
 * Writes the operation, its lock, the intent of its first step and the audit's intent in one transaction.
 *
 * @returns `began: false` with what is there already: the same call made twice (same idempotency key), or the operation
 *   that holds this node.
 */
export async function beginOperation(
  db: Database,
  epoch: number,
  input: NewOperation,
): Promise<{ readonly began: boolean; readonly entry: JournalEntry }> {
  return guarded(db, epoch, async (tx) => {
    const include = { steps: true };
    const again = await tx.operation.findUnique({ where: { idempotencyKey: input.idempotencyKey }, include });
    if (again) return { began: false, entry: toEntry(again) };
    const { nodeId, sourceId } = input;
    const lock = await tx.operationLock.findUnique({ where: { nodeId } });
    const holder = lock && (await tx.operation.findUnique({ where: { id: lock.operationId }, include }));
    if (holder) return { began: false, entry: toEntry(holder) };
    const { steps, at, plan, ...columns } = input;
    const row = await tx.operation.create({
      data: {
        ...columns,
        plan: JSON.stringify(plan),
        incarnation: "",
        state: "running",
        epoch,
        startedAt: new Date(at),
        // The first step changes nothing: to begin is to begin with it.
        steps: {
          create: steps.map((name, position) => ({ name, position, intentAt: position === 0 ? new Date(at) : null })),
        },
      },
      include,
    });
    await tx.operationLock.create({ data: { nodeId, sourceId, operationId: input.id } });
    await addOperationAudit(tx, input, "intent", "allowed", at);
    return { began: true, entry: toEntry(row) };
  });
}

export interface OperationChange {
  readonly plan?: unknown;
  readonly snapshot?: string;
  readonly incarnation?: string;
  readonly state?: JournalState;
  readonly reason?: unknown;
  readonly endedAt?: number;
}

export interface StepChange {
  readonly position: number;
  readonly name: string;
  readonly intentAt?: number;
  readonly actedAt?: number;
  readonly recordedAt?: number;
  readonly result?: unknown;
}

/**
 * One durable write of the journal, the steps in their order. Reaching `committed` or an end writes the audit's outcome, an end also releases the
 * lock, in the same transaction.
 */
export async function writeJournal(
  db: Database,
  epoch: number,
  entry: JournalEntry,
  change: { readonly operation?: OperationChange | null; readonly steps?: readonly StepChange[]; readonly at: number },
): Promise<void> {
  await guarded(db, epoch, async (tx) => {
    const { operation, steps = [] } = change;
    for (const step of steps) await writeStep(tx, entry.id, step);
    if (!operation) return;
    const { plan, reason, endedAt, ...columns } = operation;
    // updateMany is one statement; update reads the row back.
    await tx.operation.updateMany({
      where: { id: entry.id },
      data: {
        ...columns,
        epoch,
        ...(plan !== undefined && { plan: JSON.stringify(plan) }),
        ...(reason !== undefined && { reason: JSON.stringify(reason) }),
        ...(endedAt !== undefined && { endedAt: new Date(endedAt) }),
      },
    });
    if (operation.state) await addOperationAudit(tx, entry, "outcome", operation.state, change.at, reason);
    if (endedAt !== undefined) await tx.operationLock.deleteMany({ where: { operationId: entry.id } });
  });
}

async function writeStep(tx: Transaction, operationId: string, step: StepChange): Promise<void> {
  const { position, name, result } = step;
  const data = {
    name,
    ...(step.intentAt !== undefined && { intentAt: new Date(step.intentAt) }),
    ...(step.actedAt !== undefined && { actedAt: new Date(step.actedAt) }),
    ...(step.recordedAt !== undefined && { recordedAt: new Date(step.recordedAt) }),
    ...(result !== undefined && { result: JSON.stringify(result) }),
  };
  const { count } = await tx.operationStep.updateMany({ where: { operationId, position }, data });
  if (count === 0) await tx.operationStep.create({ data: { operationId, position, ...data } });
}

/** Runs in one transaction that holds only while this process is the one executor. */
async function guarded<T>(db: Database, epoch: number, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.prisma.$transaction(async (tx) => {
    const row = await tx.executor.findUnique({ where: { id: 1 } });
    if (row?.epoch !== epoch) {
      throw new BulkheadError("cancelled", "Another panel has taken over this data folder's operations.");
    }
    return work(tx);
  });
}

async function addOperationAudit(
  tx: Transaction,
  { id, kind, nodeId, actorId, actorName }: Pick<JournalEntry, "id" | "kind" | "nodeId" | "actorId" | "actorName">,
  phase: "intent" | "outcome",
  decision: string,
  at: number,
  detail?: unknown,
): Promise<void> {
  await tx.audit.create({
    data: {
      at: new Date(at),
      phase,
      callId: id,
      command: `operation.${kind}`,
      actorId,
      actorName,
      target: nodeId,
      decision,
      ...(detail !== undefined && detail !== null && { detail: JSON.stringify(detail) }),
    },
  });
}
