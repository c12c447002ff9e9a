import "server-only";
import type { PodReport } from "@/lib/domain/cluster-report/pods";
import { type NodeId, sourceOfMember } from "@/lib/domain/ids";
import type { ViewState } from "@/lib/domain/publish/view-input";

export interface PodsOf {
  readonly clusterId: string;
  /** In order of name. */
  readonly pods: readonly PodReport[];
}

/** The pods of a workload, or the one that `nodeId` names; null when neither is there. */
export function listPods(
  nodeId: NodeId,
  { view, clusterParts }: Pick<ViewState, "view" | "clusterParts">,
): PodsOf | null {
  const node = view.nodes.get(nodeId);
  const workloadId = node?.kind === "pod" ? node.parentId : nodeId;
  const clusterId = sourceOfMember(workloadId ?? "");
  const workload = clusterId === null ? undefined : clusterParts.get(clusterId)?.workloads.get(workloadId ?? "");
  if (clusterId === null || !workload) return null;
  const { pods } = workload.facts;
  return { clusterId, pods: node?.kind === "pod" ? pods.filter(({ uid }) => nodeId.endsWith(`/${uid}`)) : pods };
}
