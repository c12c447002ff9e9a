import { nodesOf } from "../../normalise/nodes-of";
import type { NormalCluster } from "../../normalise/normalise-cluster";
import type { WorkloadFacts } from "../../normalise/workload-facts";
import type { ClusterContext } from "../../place/cluster-context";
import { same, sameItems } from "../../publish/same";
import type { Relation } from "../../topology/model";
import { mergeRelations } from "../merge-relations";
import type { Reachable } from "../relate-across";
import { reachableOfCluster } from "./reachable-of-cluster";
import { relateClaims } from "./relate-claims";
import { relateDns } from "./relate-dns";
import { relateServices } from "./relate-services";

export interface ClusterRelations {
  /** Between workloads, Services and Ingresses of the cluster. Where workloads run is told with each of them. */
  readonly relations: readonly Relation[];
  /** What joins it to other sources. */
  readonly reachable: Reachable;
  readonly causes: readonly unknown[];
}

/**
 * How the workloads of one cluster hang together, and why that is believed (R4 to R7, R10). Everything is found by
 * index, never by comparing all pairs; evidence names keys and ports, never the value of a variable.
 *
 * @returns `previous` itself while nothing that the rules read has changed: a pod that starts, stops or fails changes
 *   nothing here.
 */
export function nextClusterRelations(
  normal: NormalCluster,
  context: ClusterContext,
  previous: ClusterRelations | null,
): ClusterRelations {
  const causes = causesOf(normal, context);
  if (previous && sameItems(previous.causes, causes)) return previous;
  const found = [...relateServices(normal, context), ...relateClaims(normal, context), ...relateDns(normal)];
  const reachable = reachableOfCluster(normal, context);
  const kept = previous && same(previous.reachable, reachable) ? previous.reachable : reachable;
  return { relations: mergeRelations(found), reachable: kept, causes };
}

/** All that the rules read. */
function causesOf({ report, workloads, services }: NormalCluster, context: ClusterContext): readonly unknown[] {
  const { Ingress, PersistentVolume } = report.objects;
  const causes: unknown[] = [context, Ingress, PersistentVolume];
  for (const facts of workloads.values()) {
    causes.push(facts.nodeId, facts.template);
    if (facts.claims.length > 0) causes.push(facts.claims);
    if (touchesItsNode(facts)) causes.push(nodesOf(facts.pods).join());
  }
  for (const { report: service, targets, how, slices } of services.values()) {
    causes.push(service, targets, how);
    // Of a Service without a selector somebody wrote the endpoints: they are where it leads to.
    if (Object.keys(service.selector).length === 0) causes.push(...slices);
  }
  return causes;
}

/** It opens a port of its node or mounts a folder of it, so that it matters which nodes it runs on. */
function touchesItsNode({ template }: WorkloadFacts): boolean {
  if (!template) return false;
  return (
    template.hostNetwork ||
    template.volumes.some(({ kind }) => kind === "host-path") ||
    template.containers.some(({ ports }) => ports.some(({ hostPort }) => hostPort !== 0))
  );
}
