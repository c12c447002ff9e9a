import type { SourceState } from "../source";
import type { WorkloadNode } from "../topology/cluster-nodes";

const states: Readonly<Record<string, string>> = {
  "rolling-out": "Rolling out",
  "scaled-to-0": "Scaled to 0",
};

/** What a workload is about, for people: "rolling-out" is "Rolling out". An unknown state is told as it is. */
export const stateWords = (state: string): string => states[state] ?? state.charAt(0).toUpperCase() + state.slice(1);

/** "3/3"; nothing where none is meant to be, and of a CronJob, which only now and then is at work. */
export const readyWords = ({
  ready,
  desired,
  workloadKind,
}: Pick<WorkloadNode, "ready" | "desired" | "workloadKind">): string =>
  desired === 0 || workloadKind === "CronJob" ? "" : `${ready}/${desired}`;

/** "Ingress" is "Ingresses", "NetworkPolicy" is "NetworkPolicies". */
export function pluralKinds(kind: string): string {
  if (kind.endsWith("y")) return `${kind.slice(0, -1)}ies`;
  return /(s|ss|x|ch)$/.test(kind) ? `${kind}es` : `${kind}s`;
}

/** How a source is, in a word. */
export const sourceStateWords: Readonly<Record<SourceState, string>> = {
  connecting: "Connecting",
  live: "Live",
  stale: "Silent",
  down: "Down",
};
