import type { NodeId } from "./ids";
import type { Reason } from "./reason";

const containerKinds = ["start", "stop", "restart", "kill", "pause", "unpause", "remove", "redeploy"] as const;
/** What is done with one container. */
export type ContainerOperationKind = (typeof containerKinds)[number];

export const workloadOperationKinds = [
  "rollout-restart",
  "scale",
  "rollout-pause",
  "rollout-resume",
  "rollout-undo",
  "set-image",
  "delete-pod",
  "cron-suspend",
  "cron-resume",
  "run-now",
  "retry-job",
  "set-autoscaler",
  "cordon",
  "uncordon",
] as const;
/** What is done with one workload of a cluster, or with one of its nodes. */
export type WorkloadOperationKind = (typeof workloadOperationKinds)[number];

export const operationKinds = [...containerKinds, ...workloadOperationKinds] as const;
export type OperationKind = (typeof operationKinds)[number];

export const isWorkloadOperation = (kind: OperationKind): kind is WorkloadOperationKind =>
  (workloadOperationKinds as readonly string[]).includes(kind);

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
  /** The engine or cluster that it is done on. */
  readonly sourceId: string;
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

/** Whether a step of this name only watches what its cluster makes of a change. */
export const isFollowing = (step: string): boolean => step === "follow" || step === "follow-undo";

/** Its change is in the cluster, and what it leads to is only watched: something else may be asked for meanwhile. */
export const isOnlyFollowed = ({ kind, steps }: Operation): boolean =>
  isWorkloadOperation(kind) && steps.some(({ name, state }) => isFollowing(name) && state === "running");

export interface OperationStep {
  readonly name: string;
  readonly state: StepState;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly detail: Reason | null;
}
