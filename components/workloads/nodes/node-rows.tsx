"use client";

import { useCallback, useState } from "react";
import { useShallow } from "zustand/shallow";
import { OperationPanel } from "@/components/containers/actions/operation-panel";
import { Part } from "@/components/containers/inspector/part";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { changeLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { NodeId } from "@/lib/domain/ids";
import type { ClusterNode } from "@/lib/domain/topology/cluster-nodes";
import type { ClusterMember, HostNode } from "@/lib/domain/topology/model";
import { podsOnHosts } from "@/lib/domain/topology/pods-on";
import { plural } from "@/lib/domain/words/wording";
import { CordonDialog } from "./cordon-dialog";
import { sendUncordon } from "./send-node";
import { useClusterActs } from "./use-cluster-acts";
import { useWantedCordon } from "./wanted-cordon";

/** The machines that are a cluster's nodes; pressing one shows it on the map, and one that shall rest is cordoned. */
export function NodeRows({ cluster }: { cluster: ClusterNode }) {
  const { sourceId } = cluster;
  const acts = useClusterActs(sourceId);
  const [asked, setAsked] = useState<NodeId | null>(null);
  const close = useCallback(() => setAsked(null), []);
  useWantedCordon(cluster.id, setAsked);
  const hosts = useLab(
    useShallow((lab) =>
      [...lab.nodes.values()]
        .filter((node): node is HostNode => node.kind === "host" && node.sourceIds.includes(sourceId))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
  );
  const host = hosts.find(({ id }) => id === asked);
  const member = host && memberOf(host, sourceId);
  return (
    <Part title="Nodes" aside={String(hosts.length)}>
      {hosts.length === 0 ? <p className="text-label text-text-muted">It tells of no node.</p> : null}
      {hosts.map((each) => (
        <NodeRow
          key={each.id}
          host={each}
          member={memberOf(each, sourceId)}
          onCordon={acts?.cordons ? () => setAsked(each.id) : null}
        />
      ))}
      <Dialog open={member !== undefined} onOpenChange={(open) => open || close()}>
        {host && member ? <CordonDialog host={host} member={member} onDone={close} /> : null}
      </Dialog>
    </Part>
  );
}

const memberOf = (host: HostNode, clusterId: string): ClusterMember | undefined =>
  host.nodes.find((each) => each.clusterId === clusterId);

function NodeRow({
  host,
  member,
  onCordon,
}: {
  host: HostNode;
  member: ClusterMember | undefined;
  /** Null: nothing may be done with nodes. */
  onCordon: (() => void) | null;
}) {
  const words = useWords();
  const pods = useLab((lab) => podsOnHosts(lab.nodes).get(host.id)?.count ?? 0);
  const { tier, reason } = host.health;
  const state = [member?.cordoned ? "Cordoned" : "", tier === "ok" ? "" : words.brief(reason)];
  return (
    <>
      <div className="flex items-center gap-1.5">
        <button
          type="button"
          onClick={() => changeLabView({ select: host.id })}
          className="grid min-h-6 min-w-0 flex-1 grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-x-2 rounded-1 text-left text-label hover:bg-surface-raised pointer-coarse:min-h-11"
        >
          <HealthMark tier={tier} label={markWords[tier]} />
          <span className="truncate">
            <b className="font-medium">{host.name}</b>
            <span className="text-text-muted"> {[...new Set(state.filter(Boolean))].join(", ")}</span>
          </span>
          <span className="text-text-muted">
            {plural(pods, "pod")}
            {host.address ? <code className="ml-2">{host.address}</code> : null}
          </span>
        </button>
        {member && onCordon ? (
          <Button
            size="small"
            variant="ghost"
            onClick={member.cordoned ? () => void sendUncordon(host.id, member) : onCordon}
          >
            {member.cordoned ? "Uncordon" : "Cordon…"}
            <span className="sr-only"> {host.name}</span>
          </Button>
        ) : null}
      </div>
      <div className="-mx-4 mt-1">
        <OperationPanel nodeId={host.id} />
      </div>
    </>
  );
}
