import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import { type Candidate, candidateOf } from "@/lib/domain/rollout/candidate";
import { type FreshObject, isMade } from "@/lib/domain/rollout/change";
import { refuseChange } from "@/lib/domain/rollout/refuse-change";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { isSilent, toStepFailure, untilAnswered } from "../engine-troubles";
import type { Journal } from "../journal";
import { followChange } from "./follow-change";
import { generationAfter, type WorkloadPlan } from "./plan";

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

/** Look, ask the server what it would say, write on the version that was looked at, follow to the end. */
export async function runWorkload(run: WorkloadRun): Promise<void> {
  await ended(run, async () => {
    const seen = await plan(run);
    const tried = await step(run, 1, "try", () => write(run, seen, { dryRun: true }), reason("workload.tried"));
    await step(run, 2, "change", () => write(run, tried, { dryRun: false }), reason("workload.accepted"));
    await follow(run);
  });
}

/**
 * After a restart of the panel. The change itself tells whether it was made: what is not there was not asked for, and is
 * not asked for again.
 */
export async function resumeWorkload(run: WorkloadRun): Promise<void> {
  await ended(run, async () => {
    const { change, seen } = planOf(run);
    const isRecorded = run.journal
      .entry()
      .steps.some(({ name, recordedAt }) => name === "change" && recordedAt !== null);
    if (!isRecorded) {
      const object = await look(run);
      if (change.kind !== "delete-pod" && object?.uid !== seen?.uid) throw lost(object, run);
      if (!isMade(change, object)) throw new BulkheadError("cancelled", operationSentence(untouched));
      await run.journal.step(placeOf(2, "change"), async () => reason("workload.was-accepted"), toStepFailure);
    }
    await follow(run);
  });
}

const untouched = reason("operation.interrupted-early");

/** Whatever ends it is its result; only the panel's own end leaves it open. */
async function ended({ journal, signal }: WorkloadRun, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    signal.throwIfAborted();
    return journal.end("failed", toStepFailure(error));
  }
  await journal.end("succeeded", null);
}

const placeOf = (position: number, name: string) => ({ position, name, act: name });

export const planOf = ({ journal }: Pick<WorkloadRun, "journal">) => journal.entry().plan as WorkloadPlan;

/** Step 0: the object as it is, and whether what is asked for still makes sense. */
async function plan(run: WorkloadRun): Promise<FreshObject> {
  let found: FreshObject | null = null;
  const work = async (): Promise<Reason> => {
    const object = await look(run, AbortSignal.timeout(planMs));
    if (!object) throw lost(null, run);
    refuseAgain(run, object);
    found = object;
    const { change } = planOf(run);
    const scaledTo = change.kind === "scale" ? change.replicas : null;
    return reason("workload.planned", { generation: object.generation, replicas: object.replicas, scaledTo });
  };
  await run.journal.step({ ...placeOf(0, "plan"), begun: true }, work, toStepFailure, {
    learned: () => found && { incarnation: found.uid, plan: { ...planOf(run), seen: found } },
  });
  return found as unknown as FreshObject;
}

async function step(
  { journal }: WorkloadRun,
  position: number,
  name: string,
  act: () => Promise<FreshObject>,
  result: Reason,
): Promise<FreshObject> {
  let made: FreshObject | null = null;
  const work = async () => {
    made = await act();
    return result;
  };
  await journal.step(placeOf(position, name), work, toStepFailure, {
    learned: () => made && { plan: { ...planOf({ journal }), seen: made } },
  });
  return made as unknown as FreshObject;
}

/**
 * One request, on the object as it was seen. Who was overtaken looks again: a status that moved is no objection, another's
 * change is none once, if what is asked for still makes sense. What was not answered is looked for before it is said again.
 *
 * @returns The object that it was made on.
 */
async function write(run: WorkloadRun, seen: FreshObject, options: { dryRun: boolean }): Promise<FreshObject> {
  const { writer } = run.source;
  const { change } = planOf(run);
  let object = seen;
  for (let tries = 1, others = 0; ; tries++) {
    try {
      await writer.write(change, object, options);
      return object;
    } catch (error) {
      run.signal.throwIfAborted();
      // A server that failed may have written it all the same.
      const fresh = isPlainNo(error) ? null : await look(run);
      if (!options.dryRun && !isPlainNo(error) && isMade(change, fresh)) return object;
      if (!isOvertaken(error) && !isSilent(error)) throw error;
      if (fresh?.uid !== object.uid) throw lost(fresh, run);
      if (fresh.generation !== object.generation) others++;
      if (others > 1 || tries === mostTries) throw error;
      refuseAgain(run, fresh);
      object = fresh;
    }
  }
}

/** A rollout moves a status several times a second. */
const mostTries = 6;
/** A cluster that says nothing for this long at the very beginning is left alone: nothing has changed yet. */
const planMs = 15_000;

const plainNo: ReadonlySet<string> = new Set(["forbidden", "invalid-input"]);
const isPlainNo = (error: unknown): boolean => isBulkheadError(error) && plainNo.has(error.kind);
const isOvertaken = (error: unknown): boolean => isBulkheadError(error) && error.kind === "conflict";

const look = ({ source, journal, signal }: WorkloadRun, patience?: AbortSignal): Promise<FreshObject | null> =>
  untilAnswered(() => source.writer.read(planOf({ journal }).place), {
    signal: patience ? AbortSignal.any([signal, patience]) : signal,
    onWait: () => journal.say(reason("workload.cluster-not-live")),
  });

/** By what is stored now, where the report may be a moment older. */
function refuseAgain(run: WorkloadRun, object: FreshObject): void {
  const { change } = planOf(run);
  if (change.kind === "delete-pod") {
    if (object.uid !== change.pod.uid) throw lost(null, run);
    return;
  }
  const report = run.source.report();
  const told = report && candidateOf(run.journal.entry().nodeId, report);
  if (!told) return;
  const now: Candidate = { ...told, replicas: object.replicas, paused: object.paused };
  const refusal = refuseChange(change.kind, now, change.kind === "scale" ? change.replicas : undefined);
  if (refusal) throw new BulkheadError("conflict", operationSentence(refusal));
}

function lost(now: FreshObject | null, run: WorkloadRun): BulkheadError {
  const { name } = planOf(run).place;
  return new BulkheadError(
    "not-found",
    operationSentence(reason(now ? "workload.made-anew" : "workload.gone", { name })),
  );
}

async function follow(run: WorkloadRun): Promise<void> {
  const { change, place, seen } = planOf(run);
  const written = { ...place, uid: seen?.uid ?? "", generation: generationAfter(planOf(run)) };
  await run.journal.step(placeOf(3, "follow"), () => followChange(run, change, written), toStepFailure);
}
