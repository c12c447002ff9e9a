import { type Reason, reason } from "../reason";

/** Why a node would not be cordoned, or uncordoned; null when it would be. */
export function refuseCordon(
  kind: "cordon" | "uncordon",
  { name, unschedulable }: { readonly name: string; readonly unschedulable: boolean },
): Reason | null {
  if (unschedulable !== (kind === "cordon")) return null;
  return reason(unschedulable ? "workload.refused.cordoned-already" : "workload.refused.not-cordoned", { name });
}
