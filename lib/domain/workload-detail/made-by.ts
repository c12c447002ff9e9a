import type { ClusterObjects } from "../cluster-report";
import type { AutoscalerReport, ReplicaSetReport } from "../cluster-report/workloads";
import type { WorkloadFacts } from "../normalise/workload-facts";

/** The ReplicaSets that are revisions of it; of anything but a Deployment none. */
export const setsOf = (
  { kind, namespace, name }: Pick<WorkloadFacts, "kind" | "namespace" | "name">,
  { ReplicaSet }: Pick<ClusterObjects, "ReplicaSet">,
): readonly ReplicaSetReport[] =>
  kind !== "Deployment"
    ? []
    : [...ReplicaSet.values()].filter(
        (set) => set.namespace === namespace && set.owner?.kind === "Deployment" && set.owner.name === name,
      );

/** The autoscaler that decides how many pods it has; null: none, or none may be seen. */
export const scalerOf = (
  { kind, namespace, name }: Pick<WorkloadFacts, "kind" | "namespace" | "name">,
  { HorizontalPodAutoscaler }: Pick<ClusterObjects, "HorizontalPodAutoscaler">,
): AutoscalerReport | null =>
  [...HorizontalPodAutoscaler.values()].find(
    (each) => each.namespace === namespace && each.target.kind === kind && each.target.name === name,
  ) ?? null;
