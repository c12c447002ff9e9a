import { isWorkloadOperation, type Operation, type OperationKind, type OperationStep } from "../operation";
import { redeploySteps } from "../redeploy/steps";
import { undoSteps, workloadSteps } from "../rollout/steps";
import { operationNames, operationSentence, stepNames } from "./operation-words";

const atWork: Readonly<Record<Exclude<OperationKind, "redeploy">, string>> = {
  start: "Starting",
  stop: "Stopping",
  restart: "Restarting",
  kill: "Killing",
  pause: "Pausing",
  unpause: "Resuming",
  remove: "Removing",
  "rollout-restart": "Restarting",
  scale: "Scaling",
  "rollout-pause": "Pausing",
  "rollout-resume": "Resuming",
  "rollout-undo": "Undoing",
  "set-image": "Changing the image",
  "delete-pod": "Deleting a pod",
  "cron-suspend": "Suspending",
  "cron-resume": "Resuming",
  "run-now": "Running",
  "retry-job": "Retrying",
  "set-autoscaler": "Changing autoscaler",
  cordon: "Cordoning",
  uncordon: "Uncordoning",
};

const redeployAtWork: Readonly<Record<(typeof redeploySteps)[number], string>> = {
  plan: "Planning",
  image: "Pulling",
  create: "Making the new one",
  disarm: "Arming the rollback",
  stop: "Stopping the old one",
  rename: "Renaming",
  start: "Starting the new one",
  verify: "Health gate",
  commit: "Committing",
  clean: "Cleaning up",
};

/** What was done, in the past: also what is said of many. */
export const doneWords: Readonly<Record<OperationKind, string>> = {
  start: "Started",
  stop: "Stopped",
  restart: "Restarted",
  kill: "Killed",
  pause: "Paused",
  unpause: "Resumed",
  remove: "Removed",
  redeploy: "Redeployed",
  "rollout-restart": "Restarted",
  scale: "Scaled",
  "rollout-pause": "Rollout paused",
  "rollout-resume": "Rollout resumed",
  "rollout-undo": "Rollout undone",
  "set-image": "New image",
  "delete-pod": "Pod deleted",
  "cron-suspend": "Suspended",
  "cron-resume": "Schedule resumed",
  "run-now": "Ran",
  "retry-job": "Retried",
  "set-autoscaler": "Autoscaler changed",
  cordon: "Cordoned",
  uncordon: "Uncordoned",
};

/** What an operation is at, in the few words that fit on a card. */
export function stepWords(operation: Operation): string {
  const step = currentStep(operation);
  if (step?.detail?.code === "operation.waiting-for-engine") return "Waiting for the engine";
  if (step?.detail?.code === "workload.cluster-not-live") return "Waiting for the cluster";
  if (isWorkloadOperation(operation.kind)) {
    const isBack = step !== null && (undoSteps as readonly string[]).includes(step.name);
    return `${isBack ? "Rolling back" : atWork[operation.kind]}${countWords(step)}`;
  }
  if (operation.kind !== "redeploy") return atWork[operation.kind];
  if (!step) return redeployAtWork.plan;
  // The names of undo steps differ from all others, and they stand behind them.
  return redeployAtWork[step.name as keyof typeof redeployAtWork] ?? "Rolling back";
}

/** Of a rollout that is followed: ", 1 of 3". */
function countWords(step: OperationStep | null): string {
  const counted = step?.state === "running" ? countOf(step) : null;
  return counted ? `, ${counted.done} of ${counted.all}` : "";
}

function countOf({ detail }: OperationStep): { readonly done: number; readonly all: number } | null {
  const { updated, available, desired } = detail?.data ?? {};
  const done = updated ?? available;
  return typeof done === "number" && typeof desired === "number" && desired > 0 ? { done, all: desired } : null;
}

/** How it ended, as far as a card has room: the cause is cut by the card, never left out. */
export function resultWords(operation: Operation): string {
  const { kind, state, reason } = operation;
  if (state === "succeeded") return reason?.code === "redeploy.already-current" ? "Already current" : doneWords[kind];
  const cause = reason ? causeOf(reason.data) || operationSentence(reason) : "";
  const title = state === "rolled-back" ? "Rolled back" : `${operationNames[kind]} failed`;
  return cause ? `${title}: ${cause}` : title;
}

function causeOf(data: Readonly<Record<string, unknown>>): string {
  if (typeof data.cause === "string" && data.cause) return data.cause;
  return typeof data.step === "string" ? `at "${stepNames[data.step] ?? data.step}"` : "";
}

/** The step at work; between two, the one that ended last. */
export function currentStep({ steps }: Operation): OperationStep | null {
  return steps.findLast((step) => step.state === "running") ?? steps.findLast((step) => step.endedAt !== null) ?? null;
}

/** How far it is, 0 to 1, by its steps: they are not equally long, and nobody knows better. */
export function stepShare({ kind, steps }: Operation): number {
  const all =
    kind === "redeploy" ? redeploySteps.length : isWorkloadOperation(kind) ? workloadSteps.length : steps.length;
  const done = steps.slice(0, all).filter((step) => step.endedAt !== null).length;
  return all === 0 ? 0 : done / all;
}
