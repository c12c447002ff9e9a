import "server-only";
import type { FreshObject, WorkloadChange } from "@/lib/domain/rollout/change";
import type { ObjectPlace } from "@/lib/server/kubernetes/write/read-object";

/** What is to be done with a workload, as its journal entry keeps it. */
export interface WorkloadPlan {
  readonly change: WorkloadChange;
  /** The object that it is written to. */
  readonly place: ObjectPlace;
  /** The object as it was when the change was made on it, or is to be; null until it was looked at. */
  readonly seen: Pick<FreshObject, "uid" | "generation" | "replicas"> | null;
}

/** Positions in the journal. */
export const workloadSteps = ["plan", "try", "change", "follow"] as const;

/** Of the spec once the change is in it. Nothing else is in between: it is written on the version that was seen. */
export const generationAfter = ({ change, seen }: WorkloadPlan): number =>
  (seen?.generation ?? 0) + (change.kind === "delete-pod" ? 0 : 1);

/** The same wish, whenever it was said: a second click means the operation that runs. */
export function isSameWish(a: WorkloadChange, b: WorkloadChange): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "scale") return b.kind === "scale" && a.replicas === b.replicas;
  if (a.kind === "delete-pod") return b.kind === "delete-pod" && a.pod.uid === b.pod.uid;
  return true;
}
