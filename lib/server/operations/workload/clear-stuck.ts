import "server-only";
import type { PodReport } from "@/lib/domain/cluster-report/pods";
import { isBulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import type { FreshObject } from "@/lib/domain/rollout/change";
import type { Written } from "@/lib/domain/rollout/look-at-change";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import { nextReport } from "./follow-change";
import type { WorkloadRun } from "./workload-run";

/**
 * A StatefulSet waits for a pod that will never be ready also once its template is another: it has to be deleted before
 * its controller makes one from the revision that is wanted. Those that are ready are left to the controller.
 */
export async function clearStuck(
  { source, signal, stallMs }: WorkloadRun,
  { namespace, name, uid, generation }: Written,
  wanted: RevisionRef,
): Promise<Reason> {
  // Deleted before its controller has seen the template that is wanted, it would be made anew from the other one.
  const until = performance.now() + stallMs;
  const isSeen = () =>
    (source.report()?.objects.StatefulSet.get(`${namespace}/${name}`)?.observedGeneration ?? 0) >= generation;
  while (!isSeen() && performance.now() < until) {
    await nextReport(source, until - performance.now(), signal);
    signal.throwIfAborted();
  }
  const pods = [...(source.report()?.objects.Pod.values() ?? [])];
  const stuck = pods.filter((pod) => pod.owner?.uid === uid && pod.revision !== wanted.name && isStuck(pod));
  for (const pod of stuck) {
    const change = { kind: "delete-pod", pod: { name: pod.name, uid: pod.uid } } as const;
    await source.writer.write(change, toObject(pod), { dryRun: false }).catch((error: unknown) => {
      // Its controller was faster, or another pod has its name: it does not hold anything up.
      if (!isBulkheadError(error) || (error.kind !== "not-found" && error.kind !== "conflict")) throw error;
    });
  }
  return reason("workload.stuck-cleared", { count: stuck.length });
}

const isStuck = ({ deletedAt, conditions }: PodReport): boolean =>
  deletedAt === null && !conditions.some(({ type, status }) => type === "Ready" && status === "True");

/** What a deletion is asked by: the pod's uid is its precondition. */
const toObject = ({ namespace, name, uid, resourceVersion }: PodReport): FreshObject => ({
  ...{ kind: "Pod", namespace, name, uid, resourceVersion, generation: 0, replicas: 1, paused: false },
  ...{ restartedAt: "", images: [], annotations: [], lateSince: null, asked: null, isGoing: false },
  ...{ suspended: false, unschedulable: false, min: 1, max: 0 },
});
