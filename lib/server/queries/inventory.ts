import "server-only";
import { z } from "zod";
import { hostNodeId } from "@/lib/domain/ids";
import { indexInventory } from "@/lib/domain/inventory/index-inventory";
import type { Inventory } from "@/lib/domain/inventory/model";
import { canUse } from "@/lib/domain/permission";
import { tellMatch } from "@/lib/domain/place/tell-match";
import type { Reason } from "@/lib/domain/reason";
import { defineQuery } from "@/lib/server/commands/define-query";

export interface InventoryPage {
  readonly inventory: Inventory;
  readonly canEdit: boolean;
}

/** What people decided, for the network page. */
export const readInventory = defineQuery({
  name: "inventory.read",
  input: z.strictObject({}),
  permission: "lab:read",
  run: async (_, { runtime, session }): Promise<InventoryPage> => ({
    inventory: shown(runtime.inventory.inventory()),
    canEdit: canUse(session.role, "inventory:edit"),
  }),
});

export interface HostsPage extends InventoryPage {
  /** Why each host of the inventory stands where it stands, by host id. */
  readonly placed: Readonly<Record<string, Reason>>;
  /** The zone that each address is in, by address id; `null`: no subnet or no zone holds it. */
  readonly zoneOfAddress: Readonly<Record<string, string | null>>;
  /** Nodes that clusters report, and those that somebody has bound. */
  readonly nodes: readonly ClusterNodeRow[];
}

export interface ClusterNodeRow {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly nodeName: string;
  /** `null`: nobody has said which host it is. */
  readonly hostId: string | null;
  /** Which host it is and how that is known, then what is wrong with its machine id; empty while it is not seen. */
  readonly told: readonly Reason[];
}

/** Hosts with where they stand, for the hosts page. */
export const readHosts = defineQuery({
  name: "hosts.read",
  input: z.strictObject({}),
  permission: "lab:read",
  async run(_, { runtime, session }): Promise<HostsPage> {
    const inventory = runtime.inventory.inventory();
    const { view, clusters } = runtime.view.viewState();
    const index = indexInventory(inventory);
    const placed: Record<string, Reason> = {};
    const zoneOfAddress: Record<string, string | null> = {};
    for (const host of inventory.hosts) {
      const node = view.nodes.get(hostNodeId(host.id));
      if (node?.kind === "host") placed[host.id] = node.placed;
      for (const { id, ip } of host.addresses) zoneOfAddress[id] = index.locate(ip)?.zoneId ?? null;
    }
    const nodes = (inventory.clusters ?? []).flatMap((cluster) => {
      const seen = runtime.sources.cluster(cluster.id)?.report()?.objects.Node.keys() ?? [];
      const hostOf = new Map(cluster.nodes.map(({ nodeName, hostId }) => [nodeName, hostId]));
      const names = [...new Set([...seen, ...hostOf.keys()])].sort();
      const row = { clusterId: cluster.id, clusterName: cluster.name };
      const context = clusters.get(cluster.id)?.context;
      return names.map((nodeName) => ({
        ...row,
        nodeName,
        hostId: hostOf.get(nodeName) ?? null,
        told: context ? tellMatch(context, nodeName) : [],
      }));
    });
    return {
      inventory: shown(inventory),
      canEdit: canUse(session.role, "inventory:edit"),
      placed,
      zoneOfAddress,
      nodes,
    };
  },
});

/** systemd asks to keep a machine's id to oneself, and no page needs it. */
const shown = ({ machineIds: _, ...inventory }: Inventory): Inventory => inventory;
