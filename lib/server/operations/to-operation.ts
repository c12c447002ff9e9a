import "server-only";
import type { Operation, OperationStep, StepState } from "@/lib/domain/operation";
import type { Reason } from "@/lib/domain/reason";
import type { JournalEntry, JournalStep } from "@/lib/server/db/operations";

/** What a recorded step says: how it went, and what was seen. */
export interface StepResult {
  readonly state: Extract<StepState, "done" | "failed">;
  readonly detail: Reason | null;
}

/** The journal's entry as everybody sees it: no plan, no snapshot. `live` is what a running step says meanwhile. */
export function toOperation(entry: JournalEntry, live: Reason | null = null): Operation {
  return {
    id: entry.id,
    kind: entry.kind,
    nodeId: entry.nodeId,
    name: entry.name,
    sourceId: entry.sourceId,
    actor: entry.actorName,
    state: entry.state === "committed" ? "running" : entry.state,
    startedAt: entry.startedAt,
    endedAt: entry.endedAt,
    seenAt: entry.seenAt,
    reason: entry.reason as Reason | null,
    steps: entry.steps.map((step) => toStep(entry, step, live)),
  };
}

function toStep(entry: JournalEntry, step: JournalStep, live: Reason | null): OperationStep {
  const result = step.result as StepResult | null;
  const state = stepState(entry, step, result);
  return {
    name: step.name,
    state,
    startedAt: step.intentAt,
    endedAt: step.recordedAt,
    detail: result?.detail ?? (state === "running" ? live : null),
  };
}

function stepState(entry: JournalEntry, step: JournalStep, result: StepResult | null): StepState {
  const ended = entry.state !== "running" && entry.state !== "committed";
  const undone = entry.state === "rolled-back" && changing.has(step.name);
  if (result?.state === "failed") return "failed";
  if (step.recordedAt !== null) return undone ? "undone" : "done";
  if (step.intentAt === null) return ended ? "skipped" : "waiting";
  // Begun and never recorded: the panel was stopped in it.
  return ended ? (undone ? "undone" : "failed") : "running";
}

/** Steps whose work a rollback takes back: of a redeploy, and of a rollout. */
const changing = new Set(["create", "disarm", "stop", "rename", "start", "change"]);
