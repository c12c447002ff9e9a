"use client";

import { Container } from "lucide-react";
import { useMemo, useState } from "react";
import { useShallow } from "zustand/shallow";
import { ContainerActions } from "@/components/containers/actions/container-actions";
import { OperationHistory } from "@/components/containers/actions/operation-history";
import { OperationPanel } from "@/components/containers/actions/operation-panel";
import { Connections } from "@/components/containers/inspector/connections";
import { InspectorHead } from "@/components/containers/inspector/inspector-head";
import { Overview } from "@/components/containers/inspector/overview";
import { useConnections } from "@/components/containers/inspector/use-connections";
import { useWantedTab } from "@/components/containers/inspector/wanted-tab";
import { WhyBox } from "@/components/containers/inspector/why-box";
import { useContainerDetail } from "@/components/containers/use-container-detail";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { LogViewer } from "@/components/logs/log-viewer";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { type NodeId, parseContainerNodeId } from "@/lib/domain/ids";
import { ancestryOf } from "@/lib/domain/topology/ancestry";

const close = () => changeLabView({ select: null });

/** One container: how it is and why, what can be done, and everything about it that may be seen. */
export function Inspector({ nodeId }: { nodeId: NodeId }) {
  const node = useNode(nodeId);
  const [tab, setTab] = useState("overview");
  useWantedTab(nodeId, setTab);
  const told = useContainerDetail(nodeId);
  const connections = useConnections(nodeId);
  // By what it finds: another node's change draws nothing here anew.
  const home = useLab(useShallow((lab) => ancestryOf(nodeId, lab.nodes)));
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      { id: "close", label: "Close the inspector", group: "Container", keys: "Escape", run: close },
      { id: "logs", label: "Show its logs", group: "Container", keys: "l", run: () => setTab("logs") },
    ],
    [],
  );
  useCommands(commands);
  if (node?.kind !== "container") return <Gone nodeId={nodeId} />;
  const facts = [
    ...(home.stack ? [{ word: "stack", name: home.stack.name }] : []),
    ...(home.host ? [{ word: "host", name: home.host.name }] : []),
  ];
  return (
    <aside
      aria-label={node.name}
      className="flex h-full min-h-0 flex-col overflow-hidden border-l bg-surface max-md:border-l-0"
    >
      <InspectorHead
        name={node.name}
        icon={<Container aria-hidden />}
        zone={home.zone}
        what="Container"
        facts={facts}
        address={home.host?.address ?? node.addresses[0]}
        onClose={close}
      />
      <WhyBox node={node} />
      <ContainerActions node={node} onLogs={() => setTab("logs")} />
      <OperationPanel nodeId={nodeId} />
      <Tabs value={tab} onValueChange={setTab} className="flex-1">
        <TabsList aria-label={`About ${node.name}`}>
          <TabsTrigger value="overview">Overview</TabsTrigger>
          <TabsTrigger value="logs">Logs</TabsTrigger>
          <TabsTrigger value="connections">
            Connections <span className="ml-1 text-text-muted">{connections.count}</span>
          </TabsTrigger>
          <TabsTrigger value="history">History</TabsTrigger>
        </TabsList>
        <TabsContent value="overview" className="overflow-y-auto px-4">
          <Overview node={node} told={told} hostName={home.host?.name ?? "its host"} />
        </TabsContent>
        <TabsContent value="logs" className="p-3">
          <LogViewer nodeId={nodeId} name={node.name} />
        </TabsContent>
        <TabsContent value="connections" className="overflow-y-auto px-4">
          <Connections connections={connections} />
        </TabsContent>
        <TabsContent value="history" className="overflow-y-auto px-4">
          <OperationHistory nodeId={nodeId} />
        </TabsContent>
      </Tabs>
    </aside>
  );
}

/** It was removed, or the address is old: said, with a way out. */
function Gone({ nodeId }: { nodeId: NodeId }) {
  return (
    <aside aria-label="Gone" className="h-full border-l bg-surface max-md:border-l-0">
      <Empty title="It is not there any more" action={<Button onClick={close}>Close</Button>}>
        No engine reports {parseContainerNodeId(nodeId)?.name}. It was removed, or its engine is not connected.
      </Empty>
    </aside>
  );
}
