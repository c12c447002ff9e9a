import type { PodReport } from "../cluster-report/pods";

/** Names of the nodes that these pods run on, in order; what has ended or is ending counts no more. */
export function nodesOf(pods: readonly PodReport[]): readonly string[] {
  const names = new Set<string>();
  for (const { nodeName, phase, deletedAt } of pods)
    if (nodeName !== "" && phase !== "Succeeded" && phase !== "Failed" && deletedAt === null) names.add(nodeName);
  return [...names].sort();
}
