import type { NodeId } from "./ids";
import type { Reason } from "./reason";

export const operationKinds = ["start", "stop", "restart", "kill", "pause", "unpause", "remove", "redeploy"] as const;
export type OperationKind = (typeof operationKinds)[number];

/**
 * `running` until it ends in one of the others. `rolled-back`: the change did not hold and what was there before is
 * back. `failed`: neither; a person must look, and `reason` says what is left.
 */
export type OperationState = "running" | "succeeded" | "rolled-back" | "failed";

export interface Operation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly nodeId: NodeId;
  readonly name: string;
  readonly engineId: string;
  readonly actor: string;
  readonly state: OperationState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** When somebody looked at the result; until then it stays on the screen. */
  readonly seenAt: number | null;
  readonly reason: Reason | null;
  readonly steps: readonly OperationStep[];
}

export type StepState = "waiting" | "running" | "done" | "failed" | "undone" | "skipped";

export interface OperationStep {
  readonly name: string;
  readonly state: StepState;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly detail: Reason | null;
}
