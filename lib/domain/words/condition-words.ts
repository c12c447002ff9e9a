import type { ConditionReport } from "../cluster-report/object";

export interface ConditionWords {
  readonly said: string;
  /** The controller's own reason and message, where ours leaves something open; "" where it doesn't. */
  readonly why: string;
  /** Null: neither good nor bad, or not known. */
  readonly isGood: boolean | null;
}

/** What a condition says when it holds and when it doesn't, and which of the two is good; null: neither. */
type Known = readonly [holds: string, doesNot: string, good: boolean | null];

const known: Readonly<Record<string, Known>> = {
  Available: ["Enough of its pods are available", "Too few of its pods are available", true],
  ReplicaFailure: ["Pods can't be made or deleted", "Pods can be made and deleted", false],
  Complete: ["It is complete", "It is not complete", true],
  Failed: ["It has failed", "It has not failed", false],
  FailureTarget: ["It is about to fail", "It is not about to fail", false],
  SuccessCriteriaMet: ["What it was to do is done", "What it was to do is not done", true],
  Suspended: ["It is suspended", "It is not suspended", null],
  PodScheduled: ["A node has been chosen", "No node takes it", true],
  PodReadyToStartContainers: ["Its network and volumes are ready", "Its network and volumes are not ready", true],
  Initialized: ["Its init containers are done", "Its init containers are not done", true],
  ContainersReady: ["All its containers are ready", "Not all its containers are ready", true],
  Ready: ["It is ready", "It is not ready", true],
  DisruptionTarget: ["It is about to be removed", "Nothing is about to remove it", false],
};

/** A Deployment's `Progressing` means one thing or another by its reason. */
const progressing: Readonly<Record<string, string>> = {
  NewReplicaSetAvailable: "Its newest revision is rolled out",
  DeploymentPaused: "Its rollout is paused",
  DeploymentResumed: "Its rollout has been resumed",
  ProgressDeadlineExceeded: "Its rollout is past its deadline",
};

/** A pod that has done its work is not ready and shouldn't be, and gives back its network and volumes. */
const isOver = (type: string, status: string, reason: string): boolean =>
  reason === "PodCompleted" || (type === "PodReadyToStartContainers" && status === "False");

/** A condition in words; one that is not known is told by its own name. */
export function conditionWords({ type, status, reason, message }: ConditionReport): ConditionWords {
  const why = [reason, message].filter(Boolean).join(": ");
  if (type === "Progressing") {
    const usual = status === "False" ? "Its rollout gets nowhere" : "Its newest revision is rolling out";
    const isGood = status === "True" ? true : status === "False" ? false : null;
    return { said: progressing[reason] ?? usual, why: isGood === true ? "" : message, isGood };
  }
  const words = known[type];
  if (status === "Unknown") return { said: `${type}: not known`, why, isGood: null };
  const holds = status === "True";
  if (!words) return { said: `${type}: ${holds ? "yes" : "no"}`, why, isGood: null };
  const [yes, no, good] = words;
  const isGood = good === null || isOver(type, status, reason) ? null : holds === good;
  return { said: holds ? yes : no, why: isGood === true ? "" : why, isGood };
}
