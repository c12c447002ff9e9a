"use client";

import { askAbout } from "@/components/containers/ask-about";
import type { Question } from "@/components/live/keep-asking";
import { type Told, useTold } from "@/components/live/use-told";
import type { Revision } from "@/lib/domain/rollout/revision";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";

const unreachable = "The panel does not answer, so its revisions can't be shown.";

const whatItWas: Question<readonly Revision[]> = {
  ask: (nodeId, signal) => askAbout(nodeId, "/revisions", unreachable, signal),
  changes: (lab, nodeId) => {
    const node = lab.nodes.get(nodeId);
    return node?.kind === "workload"
      ? [node.incarnation, node.state, node.operationId, ...node.images].join(" ")
      : undefined;
  },
  collectMs: 500,
};

const keepers: ReadonlySet<string> = new Set(["Deployment", "StatefulSet", "DaemonSet"]);

/** Whether workloads of this kind have revisions at all. */
export const keepsRevisions = ({ workloadKind }: WorkloadNode): boolean => keepers.has(workloadKind);

/** The revisions that its cluster keeps of it, the newest first; asked for while they are looked at. */
export const useRevisions = (node: WorkloadNode): Told<readonly Revision[]> =>
  useTold(keepsRevisions(node) ? node.id : null, whatItWas);
