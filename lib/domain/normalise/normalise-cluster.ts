import type { ClusterKind, ClusterReport } from "../cluster-report";
import type { NodeId } from "../ids";
import { sameItems } from "../publish/same";
import { listWorkloads } from "./list-workloads";
import { nextPodGroups, type PodGroups } from "./pod-groups";
import { nextServices, type ServiceFacts } from "./service-facts";
import type { Workload, WorkloadFacts } from "./workload-facts";
import { type Fronts, frontsByWorkload, noFronts } from "./workload-fronts";
import { nextOwners, type Owners } from "./workload-owners";

/** A cluster as a person counts it. */
export interface NormalCluster {
  readonly clusterId: string;
  readonly report: ClusterReport;
  /** Some kind of workload has yet to be listed for the first time: whose what is, is not known of everything. */
  readonly isListing: boolean;
  /** In order of id, whatever order the cluster listed them in. */
  readonly workloads: ReadonlyMap<NodeId, WorkloadFacts>;
  readonly pods: PodGroups;
  /** By "namespace/name", in order. */
  readonly services: ReadonlyMap<string, ServiceFacts>;
  /** What the two above were put together from. */
  readonly parts: {
    readonly workloads: ReadonlyMap<NodeId, Workload>;
    readonly fronts: ReadonlyMap<NodeId, Fronts>;
  };
}

/**
 * From what a cluster lists to what a person counts: the topmost objects that somebody wrote. ReplicaSets are revisions
 * of their Deployment and Jobs are runs of their CronJob; a bare Pod, a Job or a ReplicaSet that nobody stands over is a
 * workload itself. What is known by its pods alone (its own kind may not be read, or it was deleted and its pods still
 * end) is there as long as they are, but not while the cluster is still being listed: then it is only not known yet.
 *
 * @param previous - The last result for this cluster; facts that did not change keep their identity.
 */
export function normaliseCluster(report: ClusterReport, previous: NormalCluster | null = null): NormalCluster {
  const { clusterId, objects } = report;
  const isListing = ownerKinds.some((kind) => report.kinds[kind].state === "waiting");
  if (previous?.report.objects === objects && previous.isListing === isListing) return { ...previous, report };
  const owners = ownersOf(report, previous);
  const pods = nextPodGroups(report, owners, previous?.pods ?? null);
  const own = listWorkloads(report, pods, { isListing, previous: previous?.parts.workloads ?? new Map() });
  const services = servicesOf(report, pods, own, previous);
  const fronts =
    previous && previous.services === services && previous.report.objects.Ingress === objects.Ingress
      ? previous.parts.fronts
      : frontsByWorkload(services, objects.Ingress);
  const workloads = new Map<NodeId, WorkloadFacts>();
  for (const [id, each] of own) {
    const front = fronts.get(id) ?? noFronts;
    const before = previous?.workloads.get(id);
    const stays = before && previous?.parts.workloads.get(id) === each && sameFronts(before.fronts, front);
    workloads.set(
      id,
      stays ? before : { ...each, fronts: before && sameFronts(before.fronts, front) ? before.fronts : front },
    );
  }
  return { clusterId, report, isListing, workloads, pods, services, parts: { workloads: own, fronts } };
}

/** What may stand over a pod. */
const ownerKinds = [
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
] as const satisfies readonly ClusterKind[];

function ownersOf({ clusterId, objects }: ClusterReport, previous: NormalCluster | null): Owners {
  const before = previous?.report.objects;
  if (previous && before?.ReplicaSet === objects.ReplicaSet && before.Job === objects.Job) return previous.pods.owners;
  return nextOwners(clusterId, objects, previous?.pods.owners ?? null);
}

const sameFronts = (a: Fronts, b: Fronts): boolean =>
  a === b || (sameItems(a.services, b.services) && sameItems(a.ingresses, b.ingresses));

/** Services are looked into when they, their endpoints, the pods' homes or the labels of workloads have changed. */
function servicesOf(
  report: ClusterReport,
  pods: PodGroups,
  workloads: ReadonlyMap<NodeId, Workload>,
  previous: NormalCluster | null,
): ReadonlyMap<string, ServiceFacts> {
  const before = previous?.report.objects;
  const { Service, EndpointSlice } = report.objects;
  if (
    previous &&
    before?.Service === Service &&
    before.EndpointSlice === EndpointSlice &&
    previous.pods.homes === pods.homes &&
    sameTemplates(previous.parts.workloads, workloads)
  )
    return previous.services;
  const causes = { report, homeOf: (key: string) => pods.homes.get(key), workloads };
  return nextServices(causes, previous?.services ?? new Map());
}

function sameTemplates(a: ReadonlyMap<NodeId, Workload>, b: ReadonlyMap<NodeId, Workload>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, { template }] of b) if (a.get(id)?.template !== template) return false;
  return true;
}
