import { endOfJob } from "../assess/kubernetes/assess-job";
import type { ClusterReport } from "../cluster-report";
import type { OwnerReport } from "../cluster-report/object";
import type { AutoscalerReport, JobReport } from "../cluster-report/workloads";
import { parseWorkloadNodeId } from "../ids";
import { type WorkloadKind, workloadKinds } from "../topology/cluster-nodes";
import { scalerOf } from "../workload-detail/made-by";

/** What is known of a workload that somebody wants to change. */
export interface Candidate {
  readonly kind: WorkloadKind;
  readonly name: string;
  /** As its spec says; null for kinds that have no number, and where its object can't be read. */
  readonly replicas: number | null;
  readonly paused: boolean;
  /** Its pods are replaced only when somebody deletes them. */
  readonly isOnDelete: boolean;
  readonly owner: Pick<OwnerReport, "kind" | "name"> | null;
  readonly autoscaler: Pick<AutoscalerReport, "name" | "min" | "max"> | null;
  /** Its object was made anew since, if this differs. "" where it can't be read. */
  readonly uid: string;
  /** Of a CronJob or a Job. */
  readonly suspended: boolean;
  /** How a Job ended; null while it has not, and of all else. */
  readonly end: "failed" | "complete" | null;
}

/** @returns null if the report has no such workload. `id` is a workload's node id. */
export function candidateOf(id: string, { objects }: ClusterReport): Candidate | null {
  const place = parseWorkloadNodeId(id);
  const kind = workloadKinds.find((each) => each === place?.kind);
  if (!place || !kind) return null;
  const { namespace, name } = place;
  const object = objects[kind].get(`${namespace}/${name}`);
  if (!object) return null;
  const scaler = scalerOf({ kind, namespace, name }, objects);
  return {
    kind,
    name,
    replicas: "desired" in object && kind !== "DaemonSet" ? object.desired : null,
    paused: "paused" in object && object.paused === true,
    isOnDelete: "strategy" in object && object.strategy === "OnDelete",
    owner: object.owner,
    autoscaler: scaler ? { name: scaler.name, min: scaler.min, max: scaler.max } : null,
    uid: object.uid,
    suspended: "suspended" in object && object.suspended === true,
    end: kind === "Job" ? endOf(object as JobReport) : null,
  };
}

function endOf(job: JobReport): Candidate["end"] {
  const end = endOfJob(job);
  return end && (end.failed ? "failed" : "complete");
}
