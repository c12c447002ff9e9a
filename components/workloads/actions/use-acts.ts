"use client";

import { askAbout } from "@/components/containers/ask-about";
import type { Question } from "@/components/live/keep-asking";
import { useLab } from "@/components/live/lab-store";
import { useTold } from "@/components/live/use-told";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";

const unreachable = "The panel does not answer, so it isn't known what may be done.";

const whatCanBeDone: Question<WorkloadActs> = {
  ask: (nodeId, signal) => askAbout(nodeId, "/acts", unreachable, signal),
  changes: (lab, nodeId) => {
    const node = lab.nodes.get(nodeId);
    return node?.kind === "workload"
      ? [node.incarnation, node.state, node.desired, node.operationId].join(" ")
      : undefined;
  },
  collectMs: 0,
};

/**
 * What can be done with this workload, asked for again whenever something changes by which that could be other. Null until
 * it is known, and for whoever may do nothing: then nothing is offered.
 */
export function useActs(node: WorkloadNode | null, { may }: { readonly may: boolean }): WorkloadActs | null {
  const isAnswering = useLab((lab) => node !== null && lab.sources.get(node.sourceId)?.state === "live");
  return useTold(may && isAnswering && node ? node.id : null, whatCanBeDone).data;
}
