import "server-only";
import { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import { areMeasured, toUsageTold } from "@/lib/domain/workload-detail/to-usage";
import type { UsageTold } from "@/lib/domain/workload-detail/usage";
import { defineQuery } from "@/lib/server/commands/define-query";
import { requireCluster } from "./require-cluster";
import { requireWorkload } from "./workload-place";

/**
 * CPU and memory of a workload's pods, asked of the cluster while somebody looks. Null: none of them runs, or nothing
 * measures the cluster.
 */
export const workloadUsage = defineQuery({
  name: "workloads.usage",
  input: workloadPlaceSchema,
  permission: "lab:read",
  async run(place, call): Promise<UsageTold | null> {
    const { state, cluster } = requireWorkload(place, call);
    const { pods } = state.facts;
    if (!areMeasured(pods)) return null;
    const told = await requireCluster(place.clusterId, call).reader.usage(place.namespace);
    return toUsageTold(place.clusterId, pods, told, cluster.skewMs);
  },
});
