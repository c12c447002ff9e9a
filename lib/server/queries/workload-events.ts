import "server-only";
import { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import { toWorkloadEvents, type WorkloadEvents } from "@/lib/domain/workload-detail/events";
import { defineQuery } from "@/lib/server/commands/define-query";
import { requireWorkload } from "./workload-place";

/** What the cluster tells of a workload and its pods, from the events that are watched: no cluster is asked. */
export const workloadEvents = defineQuery({
  name: "workloads.events",
  input: workloadPlaceSchema,
  permission: "lab:read",
  async run(place, call): Promise<WorkloadEvents> {
    const { state, cluster } = requireWorkload(place, call);
    return toWorkloadEvents(state.facts, cluster);
  },
});
