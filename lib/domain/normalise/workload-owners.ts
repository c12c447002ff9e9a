import type { ClusterObjects } from "../cluster-report";
import type { PodReport } from "../cluster-report/pods";
import type { JobReport, ReplicaSetReport } from "../cluster-report/workloads";
import { type NodeId, workloadNodeId } from "../ids";
import type { WorkloadKind } from "../topology/cluster-nodes";

/** The workload of each ReplicaSet and Job, by "ReplicaSet default/web-5d4f": an owner that made others in turn. */
export type Owners = ReadonlyMap<string, NodeId>;

const homes = new WeakMap<ReplicaSetReport | JobReport, { readonly clusterId: string; readonly home: NodeId }>();

/** @returns `previous` itself while the same things are owned by the same, whatever their counts say. */
export function nextOwners(
  clusterId: string,
  { ReplicaSet: sets, Job: jobs }: Pick<ClusterObjects, "ReplicaSet" | "Job">,
  previous: Owners | null,
): Owners {
  const owners = new Map<string, NodeId>();
  let same = previous !== null;
  const add = (key: string, object: ReplicaSetReport | JobReport, kind: "ReplicaSet" | "Job", above: WorkloadKind) => {
    const known = homes.get(object);
    const home = known?.clusterId === clusterId ? known.home : homeOf(clusterId, object, kind, above);
    if (home !== known?.home) homes.set(object, { clusterId, home });
    const entry = `${kind} ${key}`;
    owners.set(entry, home);
    same &&= previous?.get(entry) === home;
  };
  for (const [key, set] of sets) add(key, set, "ReplicaSet", "Deployment");
  for (const [key, job] of jobs) add(key, job, "Job", "CronJob");
  return previous && same && previous.size === owners.size ? previous : owners;
}

function homeOf(
  clusterId: string,
  { namespace, name, owner }: ReplicaSetReport | JobReport,
  kind: WorkloadKind,
  above: WorkloadKind,
): NodeId {
  return owner?.kind === above
    ? workloadNodeId(clusterId, above, namespace, owner.name)
    : workloadNodeId(clusterId, kind, namespace, name);
}

/**
 * The workload that a pod belongs to. A pod that nobody owns, or something that Bulkhead knows no workload of (a node's
 * static pod, an operator's own kind), stands for itself. A ReplicaSet that is not there any more, or may not be read,
 * is known by the hash in its name for a Deployment's.
 */
export function homeOfPod(clusterId: string, { namespace, name, owner, revision }: PodReport, owners: Owners): NodeId {
  switch (owner?.kind) {
    case "StatefulSet":
    case "DaemonSet":
      return workloadNodeId(clusterId, owner.kind, namespace, owner.name);
    case "Job":
      return owners.get(`Job ${namespace}/${owner.name}`) ?? workloadNodeId(clusterId, "Job", namespace, owner.name);
    case "ReplicaSet": {
      const known = owners.get(`ReplicaSet ${namespace}/${owner.name}`);
      if (known) return known;
      const suffix = `-${revision}`;
      return revision !== "" && owner.name.endsWith(suffix)
        ? workloadNodeId(clusterId, "Deployment", namespace, owner.name.slice(0, -suffix.length))
        : workloadNodeId(clusterId, "ReplicaSet", namespace, owner.name);
    }
    default:
      return workloadNodeId(clusterId, "Pod", namespace, name);
  }
}
