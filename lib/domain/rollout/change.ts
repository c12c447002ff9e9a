import type { WorkloadOperationKind } from "../operation";
import type { WorkloadKind } from "../topology/cluster-nodes";

/** What is to be done with a workload, as the journal keeps it. */
export type WorkloadChange =
  /** `at`: RFC 3339, what the pods' template is stamped with. By it the change is found again. */
  | { readonly kind: "rollout-restart"; readonly at: string }
  | { readonly kind: "scale"; readonly replicas: number }
  | { readonly kind: "rollout-pause" }
  | { readonly kind: "rollout-resume" }
  | { readonly kind: "delete-pod"; readonly pod: { readonly name: string; readonly uid: string } };

/** Kinds of objects that are written to. */
export type WritableKind = "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "Pod";

/** Which object a change of this workload is written to; null where that kind of workload doesn't have it. */
export function writesTo(change: WorkloadOperationKind, workload: WorkloadKind): WritableKind | null {
  if (change === "delete-pod") return "Pod";
  return ownKinds[change].find((kind) => kind === workload) ?? null;
}

const ownKinds: Readonly<Record<Exclude<WorkloadOperationKind, "delete-pod">, readonly WritableKind[]>> = {
  "rollout-restart": ["Deployment", "StatefulSet", "DaemonSet"],
  scale: ["Deployment", "StatefulSet", "ReplicaSet"],
  "rollout-pause": ["Deployment"],
  "rollout-resume": ["Deployment"],
};

/** An object as the cluster's store has it at this moment: what a change is decided by, and its precondition. */
export interface FreshObject {
  readonly kind: WritableKind;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation: number;
  /** As its spec says; 1 where it says nothing. */
  readonly replicas: number;
  readonly paused: boolean;
  /** What its pods' template was last stamped with; "" if it never was. */
  readonly restartedAt: string;
  readonly isGoing: boolean;
}

/** Whether this is there already, by whomever: what a crash left unsaid is told by it. `null`: no such object. */
export function isMade(change: WorkloadChange, object: FreshObject | null): boolean {
  switch (change.kind) {
    case "rollout-restart":
      return object?.restartedAt === change.at;
    case "scale":
      return object?.replicas === change.replicas;
    case "rollout-pause":
      return object?.paused === true;
    case "rollout-resume":
      return object?.paused === false;
    case "delete-pod":
      return object === null || object.uid !== change.pod.uid || object.isGoing;
  }
}

/** More than this nobody means. */
export const mostReplicas = 1_000;
