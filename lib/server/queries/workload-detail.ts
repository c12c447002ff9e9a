import "server-only";
import { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import type { WorkloadDetail } from "@/lib/domain/workload-detail/model";
import { toWorkloadDetail } from "@/lib/domain/workload-detail/to-workload-detail";
import { defineQuery } from "@/lib/server/commands/define-query";
import { requireWorkload } from "./workload-place";

/** One workload for the inspector, from the last report: no cluster is asked. */
export const workloadDetail = defineQuery({
  name: "workloads.detail",
  input: workloadPlaceSchema,
  permission: "lab:read",
  async run(place, call): Promise<WorkloadDetail> {
    const { state, cluster } = requireWorkload(place, call);
    return toWorkloadDetail(state, cluster, call.session.role);
  },
});
