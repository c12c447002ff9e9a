import "server-only";
import type { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { workloadNodeId } from "@/lib/domain/ids";
import type { ClusterState } from "@/lib/domain/publish/cluster-state";
import type { WorkloadState } from "@/lib/domain/publish/workload-state";
import type { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import type { Call } from "@/lib/server/commands/call";
import type { ClusterSource } from "@/lib/server/kubernetes/types";

type Place = z.output<typeof workloadPlaceSchema>;

/** A workload and its cluster as the view has them. @throws BulkheadError `not-found` */
export function requireWorkload(
  { clusterId, kind, namespace, name }: Place,
  { runtime }: Pick<Call, "runtime">,
): { state: WorkloadState; cluster: ClusterState } {
  const { clusters, clusterParts } = runtime.view.viewState();
  const cluster = clusters.get(clusterId);
  const state = clusterParts.get(clusterId)?.workloads.get(workloadNodeId(clusterId, kind, namespace, name));
  if (!cluster || !state) throw new BulkheadError("not-found", `There is no ${kind} ${name} here any more.`);
  return { state, cluster };
}

/** The cluster itself, to be asked. @throws BulkheadError `not-found` */
export function requireCluster(
  { clusterId }: Pick<Place, "clusterId">,
  { runtime }: Pick<Call, "runtime">,
): ClusterSource {
  const source = runtime.sources.cluster(clusterId);
  if (!source) throw new BulkheadError("not-found", "This workload's cluster is not connected any more.");
  return source;
}
