import type {
  DaemonSetReport,
  DeploymentReport,
  ReplicaSetReport,
  StatefulSetReport,
} from "../cluster-report/workloads";
import { tiers } from "../health";
import type { PodState, WorkloadState } from "../publish/workload-state";
import { type Reason, reason } from "../reason";
import type { RolloutDetail } from "./model";

interface Progress {
  readonly progress: Reason;
  /** Something is still to come. */
  readonly isOpen: boolean;
}

/**
 * How far the newest revision has come, and what it waits for.
 *
 * @param sets - The ReplicaSets of a Deployment. @returns null for kinds that roll nothing out, and where none is meant to run.
 */
export function toRollout({ facts, pods }: WorkloadState, sets: readonly ReplicaSetReport[]): RolloutDetail | null {
  const { object } = facts;
  if (object === null) return null;
  switch (facts.kind) {
    case "Deployment": {
      const newest = sets.find((set) => set.revision === facts.object.revision);
      return told(
        ofDeployment(facts.object),
        pods,
        ({ pod }) => pod.owner?.uid === newest?.uid,
        facts.object.minReadyMs,
      );
    }
    case "StatefulSet": {
      const { updateRevision } = facts.object;
      return told(ofStatefulSet(facts.object), pods, ({ pod }) => pod.revision === updateRevision);
    }
    case "DaemonSet": {
      // It doesn't say which revision is its newest: the one that its youngest pod is of.
      const [youngest] = [...pods].sort((a, b) => (b.pod.createdAt ?? 0) - (a.pod.createdAt ?? 0));
      return told(ofDaemonSet(facts.object), pods, ({ pod }) => pod.revision === youngest?.pod.revision);
    }
    default:
      return null;
  }
}

function told(
  at: Progress | null,
  pods: readonly PodState[],
  isNew: (pod: PodState) => boolean,
  minReadyMs = 0,
): RolloutDetail | null {
  if (!at) return null;
  if (!at.isOpen) return { progress: at.progress, waits: null };
  const living = pods.filter(({ pod }) => pod.deletedAt === null);
  const behind = living.filter((each) => isNew(each) && each.health.tier !== "ok" && each.health.tier !== "neutral");
  const [loudest] = behind.sort((a, b) => tiers.indexOf(a.health.tier) - tiers.indexOf(b.health.tier));
  if (loudest) return { progress: at.progress, waits: { pod: loudest.pod.name, why: loudest.health.reason } };
  const going = pods.find(({ pod }) => pod.deletedAt !== null);
  if (going) return { progress: at.progress, waits: { pod: going.pod.name, why: going.health.reason } };
  if (minReadyMs > 0 && living.some(isNew))
    return { progress: at.progress, waits: { pod: null, why: reason("rollout.min-ready", { minReadyMs }) } };
  return { progress: at.progress, waits: null };
}

const notObserved: Progress = { progress: reason("health.not-observed"), isOpen: false };
const isUnseen = ({ generation, observedGeneration }: Pick<DeploymentReport, "generation" | "observedGeneration">) =>
  generation > observedGeneration;

function ofDeployment(it: DeploymentReport): Progress | null {
  const { desired, updated, available, paused } = it;
  const old = Math.max(0, it.replicas - updated);
  if (desired === 0 && it.replicas === 0) return null;
  if (isUnseen(it)) return notObserved;
  const counts = { desired, updated, old, available };
  const condition = it.conditions.find(({ type }) => type === "Progressing");
  const isComplete = available >= desired || condition?.reason === "NewReplicaSetAvailable";
  if (updated >= desired && old === 0 && isComplete)
    return { progress: reason(paused ? "rollout.done-paused" : "rollout.done", counts), isOpen: false };
  if (paused) return { progress: reason("rollout.paused", counts), isOpen: false };
  if (condition?.status === "False") return { progress: reason("rollout.stuck", counts), isOpen: true };
  return { progress: reason("rollout.running", counts), isOpen: true };
}

function ofStatefulSet(it: StatefulSetReport): Progress | null {
  const { desired, partition } = it;
  if (desired === 0 && it.replicas === 0) return null;
  if (isUnseen(it)) return notObserved;
  // What has one revision alone is all of the newest, whatever an older controller counts.
  const updated = it.currentRevision === it.updateRevision ? it.replicas : it.updated;
  const old = Math.max(0, it.replicas - updated);
  const counts = { desired, updated, old, available: it.available };
  if (old > 0 && it.strategy === "OnDelete") return { progress: reason("rollout.on-delete", counts), isOpen: false };
  if (old > 0 && partition > 0 && updated >= desired - partition)
    return { progress: reason("rollout.partition", { ...counts, partition }), isOpen: false };
  // The controller closes a rollout when all of it is ready.
  const isClosed = it.currentRevision === it.updateRevision || it.strategy === "OnDelete";
  if (old === 0 && updated >= desired && (isClosed || it.available >= desired))
    return { progress: reason("rollout.done", counts), isOpen: false };
  return { progress: reason("rollout.running", counts), isOpen: true };
}

function ofDaemonSet(it: DaemonSetReport): Progress | null {
  const { desired, updated, available } = it;
  if (desired === 0) return null;
  if (isUnseen(it)) return notObserved;
  const counts = { desired, updated, old: Math.max(0, desired - updated), available };
  if (updated >= desired) return { progress: reason("rollout.done", counts), isOpen: false };
  if (it.strategy === "OnDelete") return { progress: reason("rollout.on-delete", counts), isOpen: false };
  return { progress: reason("rollout.running", counts), isOpen: true };
}
