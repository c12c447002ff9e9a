import "server-only";
import type { Operation } from "@/lib/domain/operation";
import type { Reason } from "@/lib/domain/reason";
import type { Database } from "@/lib/server/db/client";
import { type OperationChange, type StepChange, writeJournal } from "@/lib/server/db/operation-journal";
import type { JournalEntry, JournalStep } from "@/lib/server/db/operations";
import type { FailPoint } from "./fail-point";
import { type StepResult, toOperation } from "./to-operation";

/**
 * The journal of one operation: every write is durable before it returns, and is told to whoever listens. The entry in
 * memory is what the database has; nothing decides by it but by what is on the engine.
 */
export interface Journal {
  readonly id: string;
  entry(): JournalEntry;
  /** Writes the intent, acts, writes the result and `learned` with it. A failure is recorded too, then thrown. */
  step(
    place: StepPlace,
    act: () => Promise<Reason | null>,
    toFailure: (error: unknown) => Reason,
    learned?: () => OperationChange | null,
  ): Promise<void>;
  update(change: OperationChange): Promise<void>;
  end(state: "succeeded" | "rolled-back" | "failed", reason: Reason | null): Promise<void>;
  /** What the running step is doing just now; shown, never written. */
  say(detail: Reason | null): void;
}

export interface StepPlace {
  readonly position: number;
  readonly name: string;
  /** The act within the step, for the fail points; the step's name if it has only one. */
  readonly act: string;
  /** The step isn't finished by this act: its end is not recorded yet. */
  readonly partial?: boolean;
}

export interface JournalOptions {
  readonly db: Database;
  readonly epoch: number;
  readonly failPoint: FailPoint;
  readonly onChange: (operation: Operation) => void;
  readonly now: () => number;
}

export function createJournal(first: JournalEntry, options: JournalOptions): Journal {
  const { db, epoch, failPoint, onChange, now } = options;
  let entry = first;
  let live: Reason | null = null;

  const write = async (change: { operation?: OperationChange; step?: StepChange }) => {
    await writeJournal(db, epoch, entry, { ...change, at: now() });
    const { operation, step } = change;
    entry = {
      ...entry,
      ...operation,
      steps: step ? withStep(entry.steps, step) : entry.steps,
    };
    onChange(toOperation(entry, live));
  };

  return {
    id: first.id,
    entry: () => entry,
    async step({ position, name, act: actName, partial }, act, toFailure, learned) {
      live = null;
      const known = entry.steps.find((step) => step.position === position);
      await write({ step: { position, name, intentAt: known?.intentAt ?? now() } });
      failPoint(actName, "before");
      const record = async (result: StepResult) => {
        const at = now();
        const operation = learned?.() ?? null;
        await write({
          step: { position, name, actedAt: at, ...(partial ? {} : { recordedAt: at, result }) },
          ...(operation && { operation }),
        });
      };
      try {
        const detail = await act();
        failPoint(actName, "unrecorded");
        live = null;
        await record({ state: "done", detail });
        failPoint(actName, "after");
      } catch (error) {
        live = null;
        const at = now();
        const result: StepResult = { state: "failed", detail: toFailure(error) };
        await write({ step: { position, name, actedAt: at, recordedAt: at, result } });
        throw error;
      }
    },
    update: (operation) => write({ operation }),
    end: (state, reason) => write({ operation: { state, reason, endedAt: now() } }),
    say(detail) {
      live = detail;
      onChange(toOperation(entry, live));
    },
  };
}

function withStep(steps: readonly JournalStep[], change: StepChange): readonly JournalStep[] {
  const blank = { intentAt: null, actedAt: null, recordedAt: null, result: null };
  const known = steps.find((step) => step.position === change.position);
  const next = { ...blank, ...known, ...change };
  return [...steps.filter((step) => step.position !== change.position), next].sort((a, b) => a.position - b.position);
}
