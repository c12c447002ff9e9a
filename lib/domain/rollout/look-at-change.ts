import type { ClusterReport } from "../cluster-report";
import type { DaemonSetReport, DeploymentReport, StatefulSetReport } from "../cluster-report/workloads";
import { type Reason, reason } from "../reason";
import type { WorkloadChange, WritableKind } from "./change";
import type { Look } from "./look";
import { lookAtJob } from "./look-at-job";
import { isSetting, lookAtSetting } from "./look-at-setting";

/** Where a change was written, and what it led to. */
export interface Written {
  readonly kind: WritableKind;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** Of the object's spec once the change was in it. */
  readonly generation: number;
  /** Since when it was late already then: an old deadline, which says nothing of what is new. null: it was not. */
  readonly lateSince: number | null;
}

/**
 * How far a change is, by what the cluster reports: the same rules as `kubectl rollout status`. A later change by
 * somebody else is followed along, since the controller rolls both out as one.
 */
export function lookAtChange(change: WorkloadChange, written: Written, report: ClusterReport): Look {
  const { kind, namespace, name, uid } = written;
  if (change.kind === "run-now" || change.kind === "retry-job")
    return lookAtJob({ namespace, name: change.job }, report);
  if (isSetting(change)) return lookAtSetting(change, written, report);
  if (report.kinds[kind].state !== "live")
    return { state: "unknown", detail: reason("workload.kind-not-live", { kind }) };
  const object = report.objects[kind].get(`${namespace}/${name}`);
  if (change.kind === "delete-pod") return lookAtPod(written, report);
  if (!object) return failed(reason("workload.gone", { name }));
  if (object.uid !== uid) return failed(reason("workload.made-anew", { name }));
  if (!("generation" in object)) return failed(reason("workload.gone", { name }));
  const { generation, observedGeneration } = object;
  if (generation < written.generation || observedGeneration < generation)
    return going(reason("workload.unobserved"), "unobserved");
  switch (change.kind) {
    case "rollout-pause":
    case "rollout-resume":
      return lookAtPause(object as DeploymentReport, change.kind === "rollout-pause");
    case "scale":
      return lookAtScale(object as DeploymentReport, change.replicas);
    case "rollout-restart":
    case "rollout-undo":
    case "set-image":
      if (kind === "StatefulSet") return lookAtStatefulSet(object as StatefulSetReport);
      if (kind === "DaemonSet") return lookAtDaemonSet(object as DaemonSetReport);
      return lookAtDeployment(object as DeploymentReport, written);
  }
}

function lookAtDeployment(object: DeploymentReport, { lateSince }: Pick<Written, "lateSince">): Look {
  const { desired, updated, replicas, available, name } = object;
  const progressing = object.conditions.find(({ type }) => type === "Progressing");
  // One that goes back to pods that are there already is not looked at anew before one of them moves.
  const isOld = lateSince !== null && progressing?.changedAt === lateSince;
  if (progressing?.reason === "ProgressDeadlineExceeded" && !isOld)
    return failed(reason("workload.deadline", { name, message: progressing.message }));
  if (object.paused) return failed(reason("workload.paused-meanwhile", { name }));
  return counts({ desired, updated, old: replicas - updated, available });
}

function lookAtStatefulSet(object: StatefulSetReport): Look {
  const { desired, updated, available, partition, currentRevision, updateRevision } = object;
  const wanted = Math.max(0, desired - partition);
  // With a partition the old revision stays the current one; without, its controller says so once all are new.
  const isWhole = partition > 0 ? updated >= wanted : updateRevision === currentRevision;
  if (!isWhole)
    return going(
      reason("workload.updating", { updated: Math.min(updated, wanted), desired: wanted }),
      `${updated} ${available}`,
    );
  return counts({ desired, updated: desired, old: 0, available });
}

function lookAtDaemonSet({ desired, updated, available }: DaemonSetReport): Look {
  return counts({ desired, updated, old: 0, available });
}

function counts(seen: { desired: number; updated: number; old: number; available: number }): Look {
  const { desired, updated, old, available } = seen;
  const mark = `${updated} ${old} ${available}`;
  if (updated < desired) return going(reason("workload.updating", { updated, desired }), mark);
  if (old > 0) return going(reason("workload.ending-old", { old }), mark);
  if (available < desired) return going(reason("workload.becoming-ready", { available, desired }), mark);
  return { state: "done", detail: reason("workload.rolled-out", { desired }) };
}

function lookAtScale(
  { desired, replicas, available, name }: Pick<DeploymentReport, "desired" | "replicas" | "available" | "name">,
  wanted: number,
): Look {
  if (desired !== wanted) return failed(reason("workload.scaled-meanwhile", { name, wanted, desired }));
  const mark = `${replicas} ${available}`;
  if (replicas > wanted) return going(reason("workload.ending-old", { old: replicas - wanted }), mark);
  if (replicas < wanted || available < wanted)
    return going(reason("workload.becoming-ready", { available, desired: wanted }), mark);
  return { state: "done", detail: reason("workload.scaled", { replicas: wanted }) };
}

const lookAtPause = ({ paused, name }: DeploymentReport, wanted: boolean): Look =>
  paused === wanted
    ? { state: "done", detail: reason(wanted ? "workload.paused" : "workload.resumed") }
    : failed(reason("workload.pause-meanwhile", { name }));

function lookAtPod({ namespace, name, uid }: Written, { objects }: ClusterReport): Look {
  const pod = objects.Pod.get(`${namespace}/${name}`);
  if (pod && pod.uid === uid)
    return going(
      reason("workload.pod-ending", { graceSeconds: pod.graceSeconds }),
      pod.deletedAt === null ? "there" : "ending",
    );
  return { state: "done", detail: reason("workload.pod-gone", { name }) };
}

const going = (detail: Reason, mark: string): Look => ({ state: "going", detail, mark: `${detail.code} ${mark}` });

const failed = (why: Reason): Look => ({ state: "failed", reason: why });
