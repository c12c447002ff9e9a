import "server-only";
import { reason } from "@/lib/domain/reason";
import { type FreshObject, isMade, makesJob, type WorkloadChange } from "@/lib/domain/rollout/change";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import type { ObjectPlace } from "@/lib/server/kubernetes/kinds/object-path";
import { untilAnswered } from "../engine-troubles";
import type { WorkloadPlan } from "./plan";
import { planOf, type WorkloadRun } from "./workload-run";

/** Whether a change is in the cluster, by the object as it is now or by what the change makes. */
export async function isThere(run: WorkloadRun, change: WorkloadChange, object: FreshObject | null): Promise<boolean> {
  const job = makesJob(change);
  if (job === null) return isMade(change, object);
  const { namespace } = planOf(run).place;
  return isMade(change, await read(run, { kind: "Job", namespace, name: job }, null));
}

/** The object as it is stored now, beside the revision that the change goes back to, or would if it failed. */
export const look = (run: WorkloadRun, change: WorkloadChange, patience?: AbortSignal): Promise<FreshObject | null> =>
  read(run, planOf(run).place, aboutOf(change, planOf(run)), patience);

const read = (
  { source, journal, signal }: WorkloadRun,
  place: ObjectPlace,
  revision: RevisionRef | null,
  patience?: AbortSignal,
): Promise<FreshObject | null> =>
  untilAnswered(() => source.writer.read(place, revision), {
    signal: patience ? AbortSignal.any([signal, patience]) : signal,
    onWait: () => journal.say(reason("workload.cluster-not-live")),
  });

const aboutOf = (change: WorkloadChange, { back }: WorkloadPlan): RevisionRef | null =>
  change.kind === "rollout-undo" ? change.to : (back ?? null);
