import "server-only";
import { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import { toWorkloadUsage } from "@/lib/domain/workload-detail/to-usage";
import type { WorkloadUsage } from "@/lib/domain/workload-detail/usage";
import { defineQuery } from "@/lib/server/commands/define-query";
import { requireCluster } from "./require-cluster";
import { requireWorkload } from "./workload-place";

/**
 * CPU and memory of a workload's pods, asked of the cluster while somebody looks. Null: nothing measures them, the account
 * may not see it, or they are too young.
 */
export const workloadUsage = defineQuery({
  name: "workloads.usage",
  input: workloadPlaceSchema,
  permission: "lab:read",
  async run(place, call): Promise<WorkloadUsage | null> {
    const { state, cluster } = requireWorkload(place, call);
    const measured = await requireCluster(place.clusterId, call).reader.usage(place.namespace);
    return measured && toWorkloadUsage(place.clusterId, state.facts.pods, measured, cluster.skewMs);
  },
});
