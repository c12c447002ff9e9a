"use client";

import { useWords } from "@/components/health/use-words";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Section } from "@/components/shell/page";
import { assignNodeToHost } from "@/lib/actions/hosts";
import type { Inventory } from "@/lib/domain/inventory/model";
import type { Reason } from "@/lib/domain/reason";
import { HostChoice } from "./host-choice";

export interface NodeHost {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly nodeName: string;
  readonly hostId: string | null;
  readonly told: readonly Reason[];
}

/** Which machine each node of a cluster is and how that is known; where it is wrong, somebody says which one. */
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
  const { say } = useWords();
  const nameOf = (hostId: string | null) =>
    inventory.hosts.find((host) => host.id === hostId)?.name ?? "found by itself";
  return (
    <Section
      title="Nodes of clusters and their hosts"
      lead="A node is the machine that has its address or its name, else the one that had its machine id before. Where that isn't so, say which one it is."
    >
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(260px,100%),1fr))] gap-4">
        {nodes.map(({ clusterId, clusterName, nodeName, hostId, told }) => (
          <li key={`${clusterId} ${nodeName}`}>
            {canEdit ? (
              <HostChoice
                label={`Node ${nodeName} of ${clusterName} is`}
                none="Found by itself"
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
            {told.map((each) => (
              <p key={each.code} className="mt-1 text-label text-text-muted wrap-anywhere">
                {say(each)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
