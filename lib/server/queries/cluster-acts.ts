import "server-only";
import { z } from "zod";
import type { ClusterActs } from "@/lib/domain/rollout/acts";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { defineQuery } from "@/lib/server/commands/define-query";
import { requireCluster } from "./require-cluster";

/** What can be done with the nodes of a cluster. Asks the cluster what its account may do, changes nothing. */
export const clusterActs = defineQuery({
  name: "clusters.acts",
  input: z.strictObject({ clusterId: rowIdSchema }),
  permission: "workloads:control",
  async run({ clusterId }, call): Promise<ClusterActs> {
    const { writer } = requireCluster(clusterId, call);
    return { cordons: await writer.may("cordon", { kind: "Node", namespace: "", name: "" }) };
  },
});
