import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type FreshObject, isNodeChange, type WorkloadChange } from "@/lib/domain/rollout/change";
import type { Written } from "@/lib/domain/rollout/look-at-change";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import type { ObjectPlace } from "@/lib/server/kubernetes/kinds/object-path";

/** What is to be done with a workload, as its journal entry keeps it. */
export interface WorkloadPlan {
  readonly change: WorkloadChange;
  /** The object that it is written to. */
  readonly place: ObjectPlace;
  /** The object as it was when the change was made on it, or is to be; null until it was looked at. */
  readonly seen: Pick<FreshObject, "uid" | "generation" | "replicas" | "lateSince"> | null;
  /** What ran before, to go back to if it fails; absent: what fails is left as it is. */
  readonly back?: RevisionRef;
  /** It has failed and is undone: why, and what the undo was written to, null until it was. */
  readonly turned?: { readonly cause: string; readonly written: Written | null };
}

export const undoesIfFails = (change: WorkloadChange): boolean =>
  "undoIfFails" in change && change.undoIfFails === true;

/** Of the spec once the change is in it. Nothing else is in between: it is written on the version that was seen. */
const generationAfter = ({ change, seen }: WorkloadPlan): number =>
  (seen?.generation ?? 0) + (change.kind === "delete-pod" ? 0 : 1);

/** Where the change is, for whoever follows it. */
export const writtenBy = (plan: WorkloadPlan): Written => ({
  ...plan.place,
  uid: plan.seen?.uid ?? "",
  generation: generationAfter(plan),
  lateSince: plan.seen?.lateSince ?? null,
});

/** The same wish, whenever it was said: a second click means the operation that runs, if that would be undone like it. */
export const isSameWish = (a: WorkloadChange, b: WorkloadChange): boolean =>
  isSameChange(a, b) && undoesIfFails(a) === undoesIfFails(b);

/** Whether the same would be there afterwards if neither fails. */
export function isSameChange(a: WorkloadChange, b: WorkloadChange): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "scale") return b.kind === "scale" && a.replicas === b.replicas;
  if (a.kind === "set-autoscaler") return b.kind === "set-autoscaler" && a.min === b.min && a.max === b.max;
  if (isNodeChange(a)) return isNodeChange(b) && a.node === b.node && a.clusterId === b.clusterId;
  if (a.kind === "rollout-undo") return b.kind === "rollout-undo" && a.to.name === b.to.name;
  if (a.kind === "set-image") return b.kind === "set-image" && isDeepStrictEqual(a.images, b.images);
  if (a.kind === "delete-pod") return b.kind === "delete-pod" && a.pod.uid === b.pod.uid;
  return true;
}
