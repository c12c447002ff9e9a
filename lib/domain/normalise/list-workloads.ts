import type { ClusterReport } from "../cluster-report";
import type { ClaimReport } from "../cluster-report/storage";
import type { TemplateReport } from "../cluster-report/templates";
import type { JobReport } from "../cluster-report/workloads";
import { type NodeId, parseWorkloadNodeId, workloadNodeId } from "../ids";
import { sameItems } from "../publish/same";
import { type WorkloadKind, workloadKinds } from "../topology/cluster-nodes";
import { appName } from "./app-name";
import { missedSchedules } from "./missed-schedules";
import type { PodGroups } from "./pod-groups";
import type { Workload } from "./workload-facts";

type Written = ClusterReport["objects"][
  | "Deployment"
  | "StatefulSet"
  | "DaemonSet"
  | "ReplicaSet"
  | "Job"
  | "CronJob"
  | "Pod"];

/**
 * Every workload of a cluster: what somebody wrote, and what is known by its pods or Jobs alone. In order of id.
 *
 * @param options - `previous`: workloads that say the same keep their identity. `isListing`: what is known by its pods
 *   alone is left out.
 */
export function listWorkloads(
  report: ClusterReport,
  pods: PodGroups,
  { isListing, previous }: { readonly isListing: boolean; readonly previous: ReadonlyMap<NodeId, Workload> },
): ReadonlyMap<NodeId, Workload> {
  const { clusterId, objects } = report;
  const jobs = runsOf(clusterId, objects.Job);
  const missed = missedSchedules(objects.Event);
  const found = new Map<NodeId, Workload>();
  const add = (kind: WorkloadKind, key: string, object: Written extends ReadonlyMap<string, infer T> ? T : never) => {
    const nodeId = idOf(clusterId, kind, object);
    const before = previous.get(nodeId);
    const own = pods.groups.get(nodeId) ?? none;
    const template = "template" in object ? object.template : null;
    const named = claimsOf(object.namespace, template, objects.PersistentVolumeClaim);
    const claims = before && sameItems(before.claims, named) ? before.claims : named;
    const runs = kind === "CronJob" ? (jobs.get(nodeId) ?? none) : none;
    const missedAt = kind === "CronJob" ? (missed.get(key) ?? null) : null;
    if (
      before?.object === object &&
      before.missedAt === missedAt &&
      sameItems(before.pods, own) &&
      sameItems(before.jobs, runs) &&
      before.claims === claims
    ) {
      found.set(nodeId, before);
      return;
    }
    const { namespace, name } = object;
    const app = appName(object.labels);
    const common = { nodeId, clusterId, namespace, name, pods: own, jobs: runs, template, app, claims, missedAt };
    found.set(nodeId, { ...common, kind, object } as Workload);
  };
  for (const [key, each] of objects.Deployment) add("Deployment", key, each);
  for (const [key, each] of objects.StatefulSet) add("StatefulSet", key, each);
  for (const [key, each] of objects.DaemonSet) add("DaemonSet", key, each);
  for (const [key, each] of objects.CronJob) add("CronJob", key, each);
  for (const [key, each] of objects.Job) if (each.owner?.kind !== "CronJob") add("Job", key, each);
  for (const [key, each] of objects.ReplicaSet) {
    if (each.owner?.kind === "Deployment") continue;
    // An old revision of something that Bulkhead has no name for.
    const isOld = each.owner !== null && each.desired === 0 && each.replicas === 0;
    if (!isOld) add("ReplicaSet", key, each);
  }
  for (const [nodeId, own] of pods.groups) {
    const [first] = own;
    if (found.has(nodeId) || !first) continue;
    if (nodeId === idOf(clusterId, "Pod", first)) add("Pod", "", first);
    else if (!isListing) addUnwritten(found, previous, nodeId, clusterId, own, jobs.get(nodeId) ?? none);
  }
  for (const [nodeId, runs] of jobs)
    if (!found.has(nodeId)) addUnwritten(found, previous, nodeId, clusterId, none, runs);
  return inOrder(found, previous);
}

const none: readonly never[] = [];

const ids = new WeakMap<object, { readonly clusterId: string; readonly id: NodeId }>();

/** An object is of one kind and mostly of one cluster: its id is put together once. */
function idOf(
  clusterId: string,
  kind: WorkloadKind,
  object: { readonly namespace: string; readonly name: string },
): NodeId {
  const known = ids.get(object);
  if (known?.clusterId === clusterId) return known.id;
  const id = workloadNodeId(clusterId, kind, object.namespace, object.name);
  ids.set(object, { clusterId, id });
  return id;
}

/** Its object is gone or may not be read; what it made is still there. */
function addUnwritten(
  found: Map<NodeId, Workload>,
  previous: ReadonlyMap<NodeId, Workload>,
  nodeId: NodeId,
  clusterId: string,
  pods: Workload["pods"],
  jobs: readonly JobReport[],
): void {
  const parsed = parseWorkloadNodeId(nodeId);
  const kind = workloadKinds.find((each) => each === parsed?.kind);
  if (!parsed || !kind) return;
  const before = previous.get(nodeId);
  if (before && before.object === null && sameItems(before.pods, pods) && sameItems(before.jobs, jobs)) {
    found.set(nodeId, before);
    return;
  }
  const { namespace, name } = parsed;
  const made = pods[0] ?? jobs[0];
  const template = made?.template ?? null;
  const app = made ? appName(made.labels) : null;
  found.set(nodeId, {
    ...{ nodeId, clusterId, namespace, name, pods, jobs, template, app },
    ...{ claims: none, missedAt: null, kind, object: null },
  });
}

/** The Jobs of each CronJob, the newest first. */
function runsOf(clusterId: string, table: ClusterReport["objects"]["Job"]): ReadonlyMap<NodeId, readonly JobReport[]> {
  const runs = new Map<NodeId, JobReport[]>();
  for (const job of table.values()) {
    if (job.owner?.kind !== "CronJob") continue;
    const nodeId = workloadNodeId(clusterId, "CronJob", job.namespace, job.owner.name);
    const known = runs.get(nodeId);
    if (known) known.push(job);
    else runs.set(nodeId, [job]);
  }
  for (const group of runs.values())
    group.sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0) || (a.name < b.name ? -1 : 1));
  return runs;
}

function claimsOf(
  namespace: string,
  template: TemplateReport | null,
  table: ClusterReport["objects"]["PersistentVolumeClaim"],
): readonly ClaimReport[] {
  if (!template || template.volumes.length === 0) return none;
  const found = template.volumes.flatMap(({ kind, source }) =>
    kind === "claim" ? (table.get(`${namespace}/${source}`) ?? []) : [],
  );
  return found.length === 0 ? none : found;
}

function inOrder(
  found: ReadonlyMap<NodeId, Workload>,
  previous: ReadonlyMap<NodeId, Workload>,
): ReadonlyMap<NodeId, Workload> {
  const stays = previous.size === found.size && [...previous.keys()].every((id) => found.has(id));
  const order = stays ? previous.keys() : [...found.keys()].sort();
  const sorted = new Map<NodeId, Workload>();
  for (const id of order) {
    const each = found.get(id);
    if (each) sorted.set(id, each);
  }
  return sorted;
}
