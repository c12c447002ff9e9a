import "server-only";
import { nothing } from "@/lib/domain/schemas/account.schema";
import type { ShownCluster } from "@/lib/domain/shown-cluster";
import { shownAddress } from "@/lib/server/clusters/kept-connection";
import { defineQuery } from "@/lib/server/commands/define-query";

/** `offered`: kubeconfigs of the panel's machine that no cluster is connected by. */
export const listClusters = defineQuery({
  name: "clusters.list",
  input: nothing,
  permission: "clusters:manage",
  async run(_, { runtime }): Promise<{ clusters: readonly ShownCluster[]; offered: readonly string[] }> {
    const statuses = new Map(runtime.sources.statuses().map((status) => [status.id, status]));
    const clusters = (await runtime.clusters.list()).map((row) => ({
      ...shownAddress(row),
      id: row.id,
      name: row.name,
      origin: row.origin,
      status: statuses.get(row.id) ?? null,
    }));
    return { clusters, offered: await runtime.clusters.offered() };
  },
});
