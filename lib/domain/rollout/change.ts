import type { WorkloadOperationKind } from "../operation";
import type { WorkloadKind } from "../topology/cluster-nodes";
import type { RevisionRef } from "./revision";

/** What is to be done with a workload, as the journal keeps it. */
export type WorkloadChange =
  /** `at`: RFC 3339, what the pods' template is stamped with. By it the change is found again. */
  | ({ readonly kind: "rollout-restart"; readonly at: string } & IfItFails)
  /** Each container with the image that it is to run; init containers too. */
  | ({
      readonly kind: "set-image";
      readonly images: readonly ContainerImage[];
      /** Those whose registry is asked what they are when it begins: what whoever pressed may have asked. */
      readonly asks?: readonly string[];
    } & IfItFails)
  | { readonly kind: "rollout-undo"; readonly to: RevisionRef }
  | { readonly kind: "scale"; readonly replicas: number }
  | { readonly kind: "rollout-pause" }
  | { readonly kind: "rollout-resume" }
  | { readonly kind: "delete-pod"; readonly pod: { readonly name: string; readonly uid: string } }
  | { readonly kind: "cron-suspend" }
  | { readonly kind: "cron-resume" }
  /** `job`: what the Job that is made is called. By it the change is found again, and no second one can be made. */
  | { readonly kind: "run-now"; readonly job: string }
  | { readonly kind: "retry-job"; readonly job: string }
  /** Of the autoscaler that decides how many pods the workload has. */
  | { readonly kind: "set-autoscaler"; readonly min: number; readonly max: number }
  | { readonly kind: "cordon"; readonly clusterId: string; readonly node: string }
  | { readonly kind: "uncordon"; readonly clusterId: string; readonly node: string };

export type NodeChange = Extract<WorkloadChange, { readonly kind: "cordon" | "uncordon" }>;

export const isNodeChange = (change: WorkloadChange): change is NodeChange =>
  change.kind === "cordon" || change.kind === "uncordon";

export type ChangeTo<K extends WorkloadChange["kind"]> = Extract<WorkloadChange, { readonly kind: K }>;

interface IfItFails {
  /** Absent: what fails is left as it is. */
  readonly undoIfFails?: boolean;
}

export interface ContainerImage {
  readonly container: string;
  readonly image: string;
}

/** Kinds of objects that are written to. */
export type WritableKind =
  | "Deployment"
  | "StatefulSet"
  | "DaemonSet"
  | "ReplicaSet"
  | "Pod"
  | "CronJob"
  | "Job"
  | "HorizontalPodAutoscaler"
  | "Node";

/** Which object a change of this workload is written to; null where that kind of workload doesn't have it. */
export function writesTo(change: WorkloadOperationKind, workload: WorkloadKind): WritableKind | null {
  if (change === "delete-pod") return "Pod";
  if (change === "set-autoscaler") return writesTo("scale", workload) && "HorizontalPodAutoscaler";
  return ownKinds[change].find((kind) => kind === workload) ?? null;
}

/** Of a workload: nodes are none. */
const ownKinds: Readonly<
  Record<Exclude<WorkloadOperationKind, "delete-pod" | "set-autoscaler">, readonly WritableKind[]>
> = {
  "rollout-restart": ["Deployment", "StatefulSet", "DaemonSet"],
  scale: ["Deployment", "StatefulSet", "ReplicaSet"],
  "rollout-pause": ["Deployment"],
  "rollout-resume": ["Deployment"],
  "cron-suspend": ["CronJob"],
  "cron-resume": ["CronJob"],
  "run-now": ["CronJob"],
  "retry-job": ["Job"],
  cordon: [],
  uncordon: [],
  "rollout-undo": ["Deployment", "StatefulSet", "DaemonSet"],
  "set-image": ["Deployment", "StatefulSet", "DaemonSet"],
};

/** What a change makes besides, if it makes something: then that, and not the object, tells whether it was made. */
export const makesJob = (change: WorkloadChange): string | null =>
  change.kind === "run-now" || change.kind === "retry-job" ? change.job : null;

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
  /** Of its template's containers, init containers too. */
  readonly images: readonly (ContainerImage & { readonly init: boolean })[];
  /** Names of its own annotations, without those that its controller or kubectl keeps for itself. */
  readonly annotations: readonly string[];
  /** Since when its controller says that it is late, epoch ms; null: it doesn't. */
  readonly lateSince: number | null;
  /** Of the revision that was asked about: what its template is now, something else, or that it is not kept any more. */
  readonly asked: "current" | "other" | "gone" | null;
  readonly isGoing: boolean;
  /** Of a CronJob or a Job. */
  readonly suspended: boolean;
  /** Of a node: it is cordoned. */
  readonly unschedulable: boolean;
  /** Of an autoscaler: 1 where it says nothing, as Kubernetes takes it; of all else nothing. */
  readonly min: number;
  readonly max: number;
}

/**
 * Whether this is there already, by whomever: what a crash left unsaid is told by it.
 *
 * @param object - What `makesJob` names where a change makes one, else what it is written to. `null`: no such object.
 */
export function isMade(change: WorkloadChange, object: FreshObject | null): boolean {
  switch (change.kind) {
    case "rollout-restart":
      return object?.restartedAt === change.at;
    case "set-image":
      return object !== null && hasImages(object, change.images);
    case "rollout-undo":
      return object?.asked === "current";
    case "scale":
      return object?.replicas === change.replicas;
    case "rollout-pause":
      return object?.paused === true;
    case "rollout-resume":
      return object?.paused === false;
    case "delete-pod":
      return object === null || object.uid !== change.pod.uid || object.isGoing;
    case "cron-suspend":
    case "cron-resume":
      return object?.suspended === (change.kind === "cron-suspend");
    case "run-now":
    case "retry-job":
      return object !== null;
    case "set-autoscaler":
      return object?.min === change.min && object.max === change.max;
    case "cordon":
    case "uncordon":
      return object?.unschedulable === (change.kind === "cordon");
  }
}

/** Whether every one of these containers is there and has that image. */
export const hasImages = (object: Pick<FreshObject, "images">, wanted: readonly ContainerImage[]): boolean =>
  wanted.every(({ container, image }) =>
    object.images.some((each) => each.container === container && each.image === image),
  );

/** More than this nobody means, of a workload or the limit of its autoscaler. */
export const mostReplicas = 1_000;
