"use client";

import { askPanel } from "@/components/live/ask-panel";
import type { Question } from "@/components/live/keep-asking";
import { useLab } from "@/components/live/lab-store";
import { useTold } from "@/components/live/use-told";
import { useMay } from "@/components/shell/session";
import { clusterNodeId, type NodeId } from "@/lib/domain/ids";
import type { ClusterActs } from "@/lib/domain/rollout/acts";

const unreachable = "The panel does not answer, so it isn't known what may be done.";

const clusterIdOf = (nodeId: NodeId): string => nodeId.slice("cluster:".length);

const whatCanBeDone: Question<ClusterActs> = {
  ask: (nodeId, signal) =>
    askPanel(`/api/clusters/${encodeURIComponent(clusterIdOf(nodeId))}/acts`, unreachable, signal),
  changes: (lab, nodeId) => lab.sources.get(clusterIdOf(nodeId))?.state,
  collectMs: 0,
};

/** What can be done with the nodes of a cluster; null until it is known, and for whoever may do nothing. */
export function useClusterActs(clusterId: string | null): ClusterActs | null {
  const may = useMay("workloads:control");
  const isAnswering = useLab((lab) => clusterId !== null && lab.sources.get(clusterId)?.state === "live");
  return useTold(may && isAnswering && clusterId !== null ? clusterNodeId(clusterId) : null, whatCanBeDone).data;
}
