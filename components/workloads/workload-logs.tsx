"use client";

import { useState } from "react";
import { LogPods } from "@/components/logs/log-pods";
import { LogViewer } from "@/components/logs/log-viewer";
import { LogChoices } from "@/components/workloads/log-choices";
import type { NodeId } from "@/lib/domain/ids";
import type { LogAbout, LogChoice } from "@/lib/domain/stream";
import type { PodNode, WorkloadNode } from "@/lib/domain/topology/cluster-nodes";

const first: LogChoice = { container: null, isPrevious: false, sinceSeconds: null };
const none: LogAbout["containers"] = [];

/**
 * What a workload's pods write: all of them together, or one.
 *
 * @param podId - The pod that is looked at; null: all.
 */
export function WorkloadLogs({
  node,
  pods,
  podId,
  onPod,
}: {
  node: WorkloadNode;
  pods: readonly PodNode[];
  podId: NodeId | null;
  onPod: (podId: NodeId | null) => void;
}) {
  const [choice, setChoice] = useState(first);
  const name = pods.find(({ id }) => id === podId)?.name ?? node.name;
  return (
    <LogViewer
      nodeId={podId ?? node.id}
      name={name}
      choice={choice}
      above={({ about }, looks) => (
        <>
          <LogChoices
            pods={pods}
            podId={podId}
            onPod={onPod}
            containers={about?.containers ?? none}
            container={choice.container ?? about?.container ?? ""}
            choice={choice}
            onChoice={setChoice}
          />
          {about ? <LogPods about={about} looks={looks} /> : null}
        </>
      )}
    />
  );
}
