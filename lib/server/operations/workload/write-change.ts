import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import type { Reason } from "@/lib/domain/reason";
import { type Candidate, candidateOf } from "@/lib/domain/rollout/candidate";
import { type FreshObject, isNodeChange, type WorkloadChange } from "@/lib/domain/rollout/change";
import { refuseChange } from "@/lib/domain/rollout/refuse-change";
import { refuseCordon } from "@/lib/domain/rollout/refuse-cordon";
import { refuseTemplate } from "@/lib/domain/rollout/refuse-template";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { isSilent } from "../engine-troubles";
import { isThere, look } from "./look";
import { lost, type WorkloadRun } from "./workload-run";

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
