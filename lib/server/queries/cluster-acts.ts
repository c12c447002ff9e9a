import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import type { ClusterActs } from "@/lib/domain/rollout/acts";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { defineQuery } from "@/lib/server/commands/define-query";

/** What can be done with the nodes of a cluster. Asks the cluster what its account may do, changes nothing. */
export const clusterActs = defineQuery({
  name: "clusters.acts",
  input: z.strictObject({ clusterId: rowIdSchema }),
  permission: "workloads:control",
  async run({ clusterId }, { runtime }): Promise<ClusterActs> {
    const source = runtime.sources.cluster(clusterId);
    if (!source) throw new BulkheadError("not-found", "This cluster is not connected any more.");
    return { cordons: await source.writer.may("cordon", { kind: "Node", namespace: "", name: "" }) };
  },
});
