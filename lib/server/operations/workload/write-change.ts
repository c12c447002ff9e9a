import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import { type Candidate, candidateOf } from "@/lib/domain/rollout/candidate";
import { type FreshObject, isMade, isNodeChange, makesJob, type WorkloadChange } from "@/lib/domain/rollout/change";
import { refuseChange } from "@/lib/domain/rollout/refuse-change";
import { refuseCordon } from "@/lib/domain/rollout/refuse-cordon";
import { refuseTemplate } from "@/lib/domain/rollout/refuse-template";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import type { ObjectPlace } from "@/lib/server/kubernetes/kinds/object-path";
import { isSilent, untilAnswered } from "../engine-troubles";
import type { Journal } from "../journal";
import type { WorkloadPlan } from "./plan";

export type WorkloadSource = Pick<ClusterSource, "status" | "report" | "subscribe" | "writer">;

export interface WorkloadRun {
  readonly journal: Journal;
  readonly source: WorkloadSource;
  /** Ends with the panel. */
  readonly signal: AbortSignal;
  /** Aborted, with the name of who asked, when somebody wants something else of the workload that is only followed. */
  readonly giveWay: AbortSignal;
  readonly stallMs: number;
}

export const planOf = ({ journal }: Pick<WorkloadRun, "journal">) => journal.entry().plan as WorkloadPlan;

export const placeOf = (position: number, name: string) => ({ position, name, act: name });

/**
 * One request, on the object as it was seen. Who was overtaken looks again: a status that moved is no objection, another's
 * change is none once, if what is asked for still makes sense. What was not answered is looked for before it is said again.
 *
 * @returns The object that it was made on.
 */
export async function writeChange(
  run: WorkloadRun,
  change: WorkloadChange,
  seen: FreshObject,
  { dryRun, refuse = () => null }: WriteOptions,
): Promise<FreshObject> {
  const { writer } = run.source;
  let object = seen;
  for (let tries = 1, others = 0; ; tries++) {
    try {
      await writer.write(change, object, { dryRun });
      return object;
    } catch (error) {
      run.signal.throwIfAborted();
      // A server that failed may have written it all the same.
      const fresh = isPlainNo(error) ? null : await look(run, change);
      if (!dryRun && !isPlainNo(error) && (await isThere(run, change, fresh))) return object;
      if (!isOvertaken(error) && !isSilent(error)) throw error;
      if (fresh?.uid !== object.uid) throw lost(fresh, run);
      if (fresh.generation !== object.generation) others++;
      if (others > 1 || tries === mostTries) throw error;
      refuseAgain(run, change, fresh);
      const refusal = refuse(fresh);
      if (refusal) throw new BulkheadError("conflict", operationSentence(refusal));
      object = fresh;
    }
  }
}

export interface WriteOptions {
  readonly dryRun: boolean;
  /** What besides would make it senseless on an object that is another meanwhile. */
  readonly refuse?: (fresh: FreshObject) => Reason | null;
}

/** A rollout moves a status several times a second. */
const mostTries = 6;

const plainNo: ReadonlySet<string> = new Set(["forbidden", "invalid-input"]);
const isPlainNo = (error: unknown): boolean => isBulkheadError(error) && plainNo.has(error.kind);
const isOvertaken = (error: unknown): boolean => isBulkheadError(error) && error.kind === "conflict";

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

/** By what is stored now, where the report may be a moment older. */
export function refuseAgain(run: WorkloadRun, change: WorkloadChange, object: FreshObject): void {
  if (change.kind === "delete-pod") {
    if (object.uid !== change.pod.uid) throw lost(null, run);
    return;
  }
  if (isNodeChange(change)) {
    const refusal = refuseCordon(change.kind, object);
    if (refusal) throw new BulkheadError("conflict", operationSentence(refusal));
    return;
  }
  const report = run.source.report();
  const told = report && candidateOf(run.journal.entry().nodeId, report);
  if (!told) return;
  const { replicas, paused, suspended } = object;
  const now: Candidate = { ...told, replicas, paused, suspended };
  const refusal =
    refuseChange(change.kind, now, change.kind === "scale" ? change.replicas : undefined) ??
    refuseTemplate(change, object);
  if (refusal) throw new BulkheadError("conflict", operationSentence(refusal));
}

export function lost(now: FreshObject | null, run: WorkloadRun): BulkheadError {
  const { name } = planOf(run).place;
  return new BulkheadError(
    "not-found",
    operationSentence(reason(now ? "workload.made-anew" : "workload.gone", { name })),
  );
}
