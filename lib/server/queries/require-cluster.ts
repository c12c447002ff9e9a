import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import type { Call } from "@/lib/server/commands/call";
import type { ClusterSource } from "@/lib/server/kubernetes/types";

/** A cluster, to be asked. @throws BulkheadError `not-found` where it is none of the panel's. */
export function requireCluster(clusterId: string, { runtime }: Pick<Call, "runtime">): ClusterSource {
  const source = runtime.sources.cluster(clusterId);
  if (!source)
    throw new BulkheadError(
      "not-found",
      "This cluster is not connected any more. Connect it again in Settings, Clusters.",
    );
  return source;
}
