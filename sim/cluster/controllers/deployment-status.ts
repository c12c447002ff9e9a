import type { Cluster } from "../cluster.ts";
import { type KubeObject, stamp } from "../objects.ts";
import { type Condition, conditionOf, type WantedCondition, withConditions } from "../with-conditions.ts";

/** What its controller says of a Deployment. `newest`: of its template; none while it is paused before there was one. */
export function deploymentStatus(
  cluster: Cluster,
  deployment: KubeObject,
  sets: readonly KubeObject[],
  newest: KubeObject | undefined,
): unknown {
  const sum = (of: readonly KubeObject[], field: string) =>
    of.reduce((total, { status }) => total + Number(status?.[field] ?? 0), 0);
  const updated = sets.filter(({ metadata }) => metadata.uid === newest?.metadata.uid);
  const [replicas, available] = [sum(sets, "replicas"), sum(sets, "availableReplicas")];
  const wanted = sets.reduce((total, { spec }) => total + Number(spec.replicas ?? 0), 0);
  const counts = {
    replicas,
    updatedReplicas: sum(updated, "replicas"),
    readyReplicas: sum(sets, "readyReplicas"),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, wanted - available),
  };
  const conditions = deployment.status?.conditions as Condition[] | undefined;
  return {
    observedGeneration: deployment.metadata.generation,
    ...counts,
    conditions: withConditions(conditions, cluster.now(), [
      availability(deployment, available),
      progress(cluster, deployment, newest, counts),
    ]),
  };
}

function availability({ spec }: KubeObject, available: number): WantedCondition {
  const desired = Number(spec.replicas ?? 1);
  // One missing pod of one, where none may be missing, is too few; so is none of one where one may.
  const isEnough = available >= desired || (available > 0 && available >= Math.ceil(desired * 0.75));
  const word = isEnough ? "has" : "does not have";
  return {
    type: "Available",
    status: isEnough,
    reason: isEnough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
    message: `Deployment ${word} minimum availability.`,
  };
}

interface Counts {
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly availableReplicas: number;
}

/** How the newest template comes along, and that it is late once nothing has moved for as long as the spec allows. */
function progress(
  cluster: Cluster,
  deployment: KubeObject,
  newest: KubeObject | undefined,
  counts: Counts,
): WantedCondition {
  const { spec, status, metadata } = deployment;
  const known = conditionOf(status?.conditions as Condition[] | undefined, "Progressing");
  const now = cluster.now();
  if (spec.paused === true)
    return { type: "Progressing", status: "Unknown", reason: "DeploymentPaused", message: "Deployment is paused" };
  const desired = Number(spec.replicas ?? 1);
  const { replicas, updatedReplicas, availableReplicas } = counts;
  const set = `ReplicaSet "${newest?.metadata.name}"`;
  if (updatedReplicas === desired && replicas === desired && availableReplicas === desired)
    return {
      type: "Progressing",
      status: true,
      reason: "NewReplicaSetAvailable",
      message: `${set} has successfully progressed.`,
      lastUpdateTime: known?.reason === "NewReplicaSetAvailable" ? known.lastUpdateTime : stamp(now),
    };
  // Done once, it isn't late for a pod that is missing since: only another template begins anew.
  if (known?.reason === "NewReplicaSetAvailable" && isOf(known, set)) return { ...known, status: true };
  const moved = ["replicas", "updatedReplicas", "availableReplicas"].some(
    (field) => Number(status?.[field] ?? 0) !== counts[field as keyof Counts],
  );
  const isNew = !known || known.reason === "DeploymentPaused" || !isOf(known, set);
  const updatedAt = moved || isNew ? now : Date.parse(String(known.lastUpdateTime));
  const deadlineAt = updatedAt + Number(spec.progressDeadlineSeconds ?? 600) * 1_000;
  cluster.wakeAt(deadlineAt);
  const lastUpdateTime = stamp(updatedAt);
  if (now >= deadlineAt)
    return {
      type: "Progressing",
      status: false,
      reason: "ProgressDeadlineExceeded",
      message: `${set} has timed out progressing.`,
      lastUpdateTime,
    };
  const reason = metadata.generation === 1 && !known ? "NewReplicaSetCreated" : "ReplicaSetUpdated";
  return { type: "Progressing", status: true, reason, message: `${set} is progressing.`, lastUpdateTime };
}

const isOf = ({ message = "" }: Condition, set: string): boolean => message.startsWith(set);
