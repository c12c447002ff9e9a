"use client";

import { Box } from "lucide-react";
import { useMemo, useState } from "react";
import { useShallow } from "zustand/shallow";
import { OperationHistory } from "@/components/containers/actions/operation-history";
import { OperationPanel } from "@/components/containers/actions/operation-panel";
import { Connections } from "@/components/containers/inspector/connections";
import { InspectorHead } from "@/components/containers/inspector/inspector-head";
import { useConnections } from "@/components/containers/inspector/use-connections";
import { useWantedTab } from "@/components/containers/inspector/wanted-tab";
import { WhyBox } from "@/components/containers/inspector/why-box";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useMay } from "@/components/shell/session";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useActs } from "@/components/workloads/actions/use-acts";
import { WorkloadActions } from "@/components/workloads/actions/workload-actions";
import { EventsTab } from "@/components/workloads/detail/events-tab";
import { useDetail } from "@/components/workloads/detail/use-detail";
import { useUsage } from "@/components/workloads/detail/use-usage";
import { Overview } from "@/components/workloads/overview";
import { PodList } from "@/components/workloads/pod-list";
import { Revisions } from "@/components/workloads/revisions/revisions";
import { usePods } from "@/components/workloads/use-pods";
import { WorkloadLogs } from "@/components/workloads/workload-logs";
import type { NodeId } from "@/lib/domain/ids";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";

/** A Deployment, Job or whatever it is: how it is, what can be done, what it consists of, and by what it is reached. */
export function WorkloadInspector({ node, onClose }: { node: WorkloadNode; onClose: () => void }) {
  const [tab, setTab] = useState("overview");
  useWantedTab(node.id, setTab);
  const [logOf, setLogOf] = useState<{ readonly workloadId: NodeId; readonly podId: NodeId | null } | null>(null);
  const showPod = (podId: NodeId | null) => setLogOf({ workloadId: node.id, podId });
  const commands = useMemo<readonly PanelCommand[]>(
    () => [{ id: "logs", label: "Show its logs", group: "Workload", keys: "l", run: () => setTab("logs") }],
    [],
  );
  useCommands(commands);
  const connections = useConnections(node.id);
  const pods = usePods(node.id);
  const told = useDetail(node.id);
  const usage = useUsage(node);
  const acts = useActs(node, { may: useMay("workloads:control") });
  // By what it finds: another node's change draws nothing here anew.
  const { zone, host } = useLab(useShallow((lab) => ancestryOf(node.id, lab.nodes)));
  const facts = [
    { word: "namespace", name: node.namespace },
    ...(host ? [{ word: "cluster", name: host.name }] : []),
    ...(node.app ? [{ word: "app", name: node.app }] : []),
  ];
  return (
    <>
      <InspectorHead
        name={node.name}
        icon={<Box aria-hidden />}
        zone={zone}
        what={node.workloadKind}
        facts={facts}
        onClose={onClose}
      />
      <WhyBox node={node} />
      {acts ? <WorkloadActions node={node} acts={acts} onLogs={() => setTab("logs")} /> : null}
      <OperationPanel nodeId={node.id} />
      <Tabs value={tab} onValueChange={setTab} className="flex-1">
        <TabsList aria-label={`About ${node.name}`}>
          <TabsTrigger value="overview">Overview</TabsTrigger>
          <TabsTrigger value="pods">
            Pods <span className="ml-1 text-text-muted">{pods.length}</span>
          </TabsTrigger>
          <TabsTrigger value="logs">Logs</TabsTrigger>
          <TabsTrigger value="events">Events</TabsTrigger>
          <TabsTrigger value="connections">
            Connections <span className="ml-1 text-text-muted">{connections.count}</span>
          </TabsTrigger>
          <TabsTrigger value="history">History</TabsTrigger>
        </TabsList>
        <TabsContent value="overview" className="overflow-y-auto px-4">
          <Overview node={node} told={told} usage={usage} />
        </TabsContent>
        <TabsContent value="pods" className="overflow-y-auto px-4">
          <PodList
            node={node}
            pods={pods}
            acts={acts}
            endings={told.data?.endings ?? []}
            usage={usage}
            onLogs={(podId) => {
              showPod(podId);
              setTab("logs");
            }}
          />
        </TabsContent>
        <TabsContent value="logs" className="overflow-y-auto p-3">
          <WorkloadLogs
            key={node.id}
            node={node}
            pods={pods}
            podId={logOf?.workloadId === node.id ? logOf.podId : null}
            onPod={showPod}
          />
        </TabsContent>
        <TabsContent value="events" tabIndex={0} className="overflow-y-auto px-4 -outline-offset-2">
          <EventsTab node={node} />
        </TabsContent>
        <TabsContent value="connections" className="overflow-y-auto px-4">
          <Connections connections={connections} />
        </TabsContent>
        <TabsContent value="history" className="overflow-y-auto px-4">
          <Revisions node={node} />
          <OperationHistory nodeId={node.id} />
        </TabsContent>
      </Tabs>
    </>
  );
}
