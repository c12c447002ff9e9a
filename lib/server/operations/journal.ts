import "server-only";
import type { Operation } from "@/lib/domain/operation";
import type { Reason } from "@/lib/domain/reason";
import type { Database } from "@/lib/server/db/client";
import { type OperationChange, type StepChange, writeJournal } from "@/lib/server/db/operation-journal";
import type { JournalEntry, JournalStep } from "@/lib/server/db/operations";
import type { FailPoint } from "./fail-point";
import { type StepResult, toOperation } from "./to-operation";

/**
 * The journal of one operation, told to whoever listens. Every intent is durable before its act begins; the result of an
 * act goes to the disk together with the next intent, or with the end: what a crash loses of it is seen on the engine.
 * The entry in memory has it at once. Nothing decides by the entry but by what is on the engine.
 */
export interface Journal {
  readonly id: string;
  entry(): JournalEntry;
  /** Writes the intent and `foreseen` with it, acts, notes the result and `learned` with it. A failure is written at once, then thrown; the panel's own end is none. */
  step(
    place: StepPlace,
    act: () => Promise<Reason | null>,
    toFailure: (error: unknown) => Reason,
    changes?: StepChanges,
  ): Promise<void>;
  /** A step that does nothing outside the journal: intent, result and `change` are one durable write. */
  declare(place: StepPlace, change: OperationChange): Promise<void>;
  update(change: OperationChange): Promise<void>;
  end(state: "succeeded" | "rolled-back" | "failed", reason: Reason | null): Promise<void>;
  /** Writes the last result now: nothing follows that it could go with. */
  flush(): Promise<void>;
  /** What the running step is doing just now; shown, never written. */
  say(detail: Reason | null): void;
}

export interface StepChanges {
  readonly foreseen?: OperationChange | null;
  readonly learned?: () => OperationChange | null;
}

export interface StepPlace {
  readonly position: number;
  readonly name: string;
  /** The act within the step, for the fail points; the step's name if it has only one. */
  readonly act: string;
  /** The step isn't finished by this act: its end is not recorded yet. */
  readonly partial?: boolean;
  /** Its intent was written with the operation itself. */
  readonly begun?: boolean;
}

export interface JournalOptions {
  readonly db: Database;
  readonly epoch: number;
  readonly failPoint: FailPoint;
  readonly onChange: (operation: Operation) => void;
  readonly now: () => number;
}

interface Change {
  readonly operation?: OperationChange | null;
  readonly steps?: readonly StepChange[];
}

/** A result that is not on the disk yet, and the act that it is of. */
interface Noted extends Change {
  readonly act: string;
}

export function createJournal(first: JournalEntry, options: JournalOptions): Journal {
  const { db, epoch, failPoint, onChange, now } = options;
  let entry = first;
  let live: Reason | null = null;
  let noted: Noted | null = null;

  const apply = ({ operation, steps = [] }: Change) => {
    entry = { ...entry, ...operation, steps: steps.reduce(withStep, entry.steps) };
    onChange(toOperation(entry, live));
  };

  const write = async (change: Change) => {
    const before = noted;
    const operation = before?.operation || change.operation ? { ...before?.operation, ...change.operation } : null;
    const steps = [...(before?.steps ?? []), ...(change.steps ?? [])];
    await writeJournal(db, epoch, entry, { operation, steps, at: now() });
    noted = null;
    apply(change);
    if (before) failPoint(before.act, "after");
  };

  const intentOf = (position: number) => entry.steps.find((step) => step.position === position)?.intentAt ?? now();

  return {
    id: first.id,
    entry: () => entry,
    async step({ position, name, act: actName, partial, begun }, act, toFailure, { foreseen, learned } = {}) {
      live = null;
      if (!begun) await write({ steps: [{ position, name, intentAt: intentOf(position) }], operation: foreseen });
      failPoint(actName, "before");
      try {
        const detail = await act();
        failPoint(actName, "unrecorded");
        live = null;
        const at = now();
        const result: StepResult = { state: "done", detail };
        const steps = [{ position, name, actedAt: at, ...(partial ? {} : { recordedAt: at, result }) }];
        noted = { act: actName, steps, operation: learned?.() ?? null };
        apply(noted);
      } catch (error) {
        live = null;
        // The panel is closing: as after a crash, whoever goes on looks for what came of it.
        if (error instanceof Error && error.name === "AbortError") throw error;
        const at = now();
        const result: StepResult = { state: "failed", detail: toFailure(error) };
        await write({ steps: [{ position, name, actedAt: at, recordedAt: at, result }] });
        throw error;
      }
    },
    async declare({ position, name, act }, operation) {
      live = null;
      const intentAt = intentOf(position);
      apply({ steps: [{ position, name, intentAt }] });
      failPoint(act, "before");
      failPoint(act, "unrecorded");
      const at = now();
      const result: StepResult = { state: "done", detail: null };
      await write({ steps: [{ position, name, intentAt, actedAt: at, recordedAt: at, result }], operation });
      failPoint(act, "after");
    },
    update: (operation) => write({ operation }),
    end: (state, reason) => write({ operation: { state, reason, endedAt: now() } }),
    flush: async () => {
      if (noted) await write({});
    },
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
