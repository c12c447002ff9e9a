"use client";

import { useMemo } from "react";
import { useNode } from "@/components/live/hooks";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ClusterInspector } from "@/components/workloads/cluster-inspector";
import { WorkloadInspector } from "@/components/workloads/workload-inspector";
import { type NodeId, parseWorkloadNodeId } from "@/lib/domain/ids";

const close = () => changeLabView({ select: null });

/** A workload or a cluster: how it is and why, and everything about it that may be seen. */
export function Inspector({ nodeId }: { nodeId: NodeId }) {
  const node = useNode(nodeId);
  const commands = useMemo<readonly PanelCommand[]>(
    () => [{ id: "close", label: "Close the inspector", group: "Cluster", keys: "Escape", run: close }],
    [],
  );
  useCommands(commands);
  if (node?.kind !== "workload" && node?.kind !== "cluster") return <Gone nodeId={nodeId} />;
  return (
    <aside
      aria-label={node.name}
      className="flex h-full min-h-0 flex-col overflow-hidden border-l bg-surface max-md:border-l-0"
    >
      {node.kind === "workload" ? (
        <WorkloadInspector node={node} onClose={close} />
      ) : (
        <ClusterInspector node={node} onClose={close} />
      )}
    </aside>
  );
}

/** It was removed, or the address is old: said, with a way out. */
function Gone({ nodeId }: { nodeId: NodeId }) {
  const name = parseWorkloadNodeId(nodeId)?.name;
  return (
    <aside aria-label="Gone" className="h-full border-l bg-surface max-md:border-l-0">
      <Empty title="It is not there any more" action={<Button onClick={close}>Close</Button>}>
        {name
          ? `No cluster reports ${name}. It was removed, or its cluster is not connected.`
          : "The cluster is not connected any more."}
      </Empty>
    </aside>
  );
}
