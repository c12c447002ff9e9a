import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { writesTo } from "@/lib/domain/rollout/change";
import type { Revision } from "@/lib/domain/rollout/revision";
import { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import { defineQuery } from "@/lib/server/commands/define-query";
import { requireCluster } from "./require-cluster";

/** What a workload was made from before, the newest first. Asks the cluster each time: nobody watches it. */
export const workloadRevisions = defineQuery({
  name: "workloads.revisions",
  input: workloadPlaceSchema,
  permission: "lab:read",
  async run({ clusterId, kind, namespace, name }, call): Promise<readonly Revision[]> {
    const keeps = writesTo("rollout-undo", kind);
    if (!keeps) throw new BulkheadError("not-found", `A ${kind} keeps no revisions.`);
    const found = await requireCluster(clusterId, call).writer.revisions({ kind: keeps, namespace, name });
    if (!found) throw new BulkheadError("not-found", `The cluster has no ${kind} ${name} any more.`);
    return found;
  },
});
