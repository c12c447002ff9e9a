import { type Reason, reason } from "../reason";
import { type FreshObject, hasImages, type WorkloadChange } from "./change";

/** Why a change of its template makes no sense on the object as it is stored; null where it does, and for other changes. */
export function refuseTemplate(change: WorkloadChange, { name, images, asked }: FreshObject): Reason | null {
  if (change.kind === "set-image") {
    const unknown = change.images.find((wanted) => images.every(({ container }) => container !== wanted.container));
    if (unknown) return reason("workload.refused.no-container", { name, container: unknown.container });
    return hasImages({ images }, change.images) ? reason("workload.refused.same-image", { name }) : null;
  }
  if (change.kind !== "rollout-undo") return null;
  const { number } = change.to;
  if (asked === "current") return reason("workload.refused.current", { name, number });
  return asked === "gone" ? reason("workload.refused.no-revision", { name, number }) : null;
}
