import "server-only";
import type { PodContainerReport, PodReport } from "@/lib/domain/cluster-report/pods";
import type { LogAbout } from "@/lib/domain/stream";

/** The one of that name, of those that prepare the pod too; null where it has none. */
export const containerOf = (pod: PodReport, name: string): PodContainerReport | null =>
  [...pod.containers, ...pod.initContainers].find((each) => each.name === name) ?? null;

/** Why there is nothing to read yet, as a sentence; null when there may be. */
export function whyNothingYet(
  { nodeName }: PodReport,
  { state, lastState, restartCount }: PodContainerReport,
): string | null {
  if (state.kind !== "waiting" || lastState !== null || restartCount > 0) return null;
  if (nodeName === "") return "It waits for a node to run on.";
  return state.reason === "" ? "It waits to start." : `It waits to start: ${state.reason}.`;
}

/** What is said of a container whose log has been read to its end. */
export function whyEnded({ state }: PodContainerReport): string {
  if (state.kind === "waiting") return `Its container has ended and is to start again: ${state.reason || "not yet"}.`;
  return state.kind === "terminated"
    ? `Its container has ended with exit code ${state.exitCode}.`
    : "Its log has ended.";
}

/** The containers of all pods, each once, in the order in which their specs have them; those that prepare a pod last. */
export function listContainers(pods: readonly PodReport[]): LogAbout["containers"] {
  const found = new Map<string, LogAbout["containers"][number]>();
  for (const { containers } of pods) for (const { name } of containers) found.set(name, { name, isInit: false });
  for (const { initContainers } of pods)
    for (const { name, sidecar } of initContainers) if (!found.has(name)) found.set(name, { name, isInit: !sidecar });
  return [...found.values()];
}
