"use client";

import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Section } from "@/components/shell/page";
import { assignNodeToHost } from "@/lib/actions/hosts";
import type { Inventory } from "@/lib/domain/inventory/model";
import { HostChoice } from "./host-choice";

export interface NodeHost {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly nodeName: string;
  readonly hostId: string | null;
}

/** Which machine each node of a cluster is, where its address or its name doesn't tell. */
export function NodeHosts({
  nodes,
  inventory,
  canEdit,
}: {
  nodes: readonly NodeHost[];
  inventory: Inventory;
  canEdit: boolean;
}) {
  const { run, pending } = useInventoryChange();
  const nameOf = (hostId: string | null) =>
    inventory.hosts.find((host) => host.id === hostId)?.name ?? "the host with its address or name";
  return (
    <Section
      title="Nodes of clusters and their hosts"
      lead="A node is the machine that has its address or its name. Where that isn't so, say which one it is."
    >
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(260px,100%),1fr))] gap-4">
        {nodes.map(({ clusterId, clusterName, nodeName, hostId }) => (
          <li key={`${clusterId} ${nodeName}`}>
            {canEdit ? (
              <HostChoice
                label={`Node ${nodeName} of ${clusterName} is`}
                none="The host with its address or name"
                hosts={inventory.hosts}
                hostId={hostId}
                isPending={pending}
                onChoose={(chosen) =>
                  run(
                    () => assignNodeToHost({ clusterId, nodeName, hostId: chosen }),
                    `Node ${nodeName} of ${clusterName} is ${nameOf(chosen)}`,
                  )
                }
              />
            ) : (
              <p>
                {nodeName} of {clusterName} <span className="text-text-muted">is {nameOf(hostId)}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
