import "server-only";
import type { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { workloadNodeId } from "@/lib/domain/ids";
import type { ClusterState } from "@/lib/domain/publish/cluster-state";
import type { WorkloadState } from "@/lib/domain/publish/workload-state";
import type { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import type { Call } from "@/lib/server/commands/call";

/** A workload and its cluster as the view has them. @throws BulkheadError `not-found` */
export function requireWorkload(
  { clusterId, kind, namespace, name }: z.output<typeof workloadPlaceSchema>,
  { runtime }: Pick<Call, "runtime">,
): { state: WorkloadState; cluster: ClusterState } {
  const { clusters, clusterParts } = runtime.view.viewState();
  const cluster = clusters.get(clusterId);
  const state = clusterParts.get(clusterId)?.workloads.get(workloadNodeId(clusterId, kind, namespace, name));
  if (!cluster || !state) throw new BulkheadError("not-found", `There is no ${kind} ${name} here any more.`);
  return { state, cluster };
}
