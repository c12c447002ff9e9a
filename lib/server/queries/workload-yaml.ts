import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import { defineQuery } from "@/lib/server/commands/define-query";
import { requireCluster } from "./require-cluster";

/** An object as the cluster has it now, its secrets masked: for who may act on it, and so could read it anyway. */
export const workloadYaml = defineQuery({
  name: "workloads.yaml",
  input: workloadPlaceSchema,
  permission: "workloads:control",
  async run({ clusterId, ...place }, call): Promise<{ readonly yaml: string; readonly at: number }> {
    const { kind, namespace, name } = place;
    const yaml = await requireCluster(clusterId, call).reader.yaml(place);
    if (yaml === null)
      throw new BulkheadError("not-found", `The cluster has no ${kind} ${name} in ${namespace} any more.`);
    return { yaml, at: Date.now() };
  },
});
