import "server-only";
import { nothing } from "@/lib/domain/schemas/account.schema";
import type { SourceStatus } from "@/lib/domain/source";
import { type ShownAddress, shownAddress } from "@/lib/server/clusters/kept-connection";
import { defineQuery } from "@/lib/server/commands/define-query";
import type { ClusterOrigin } from "@/lib/server/db/clusters";

/** A cluster as the settings show it: nothing that it signs in with ever leaves the server. */
export interface ListedCluster extends ShownAddress {
  readonly id: string;
  readonly name: string;
  readonly origin: ClusterOrigin;
  /** Null while it isn't observed. */
  readonly status: SourceStatus | null;
}

/** `offered`: kubeconfigs of the panel's machine that no cluster is connected by. */
export const listClusters = defineQuery({
  name: "clusters.list",
  input: nothing,
  permission: "clusters:manage",
  async run(_, { runtime }): Promise<{ clusters: readonly ListedCluster[]; offered: readonly string[] }> {
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
