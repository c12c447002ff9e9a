import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import { type FreshObject, makesJob, type WorkloadChange } from "@/lib/domain/rollout/change";
import { pulledDigests } from "@/lib/domain/rollout/pulled-digests";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { toStepFailure } from "../engine-troubles";
import { askRegistries, type ToldDigests } from "./ask-registries";
import { followChange } from "./follow-change";
import { isThere, look } from "./look";
import { undoesIfFails, writtenBy } from "./plan";
import { turnBack } from "./turn-back";
import { lost, placeOf, planOf, type WorkloadRun } from "./workload-run";
import { refuseAgain, writeChange } from "./write-change";

/** Look, ask the server what it would say, write on the version that was looked at, follow to the end. */
export async function runWorkload(run: WorkloadRun): Promise<void> {
  await ended(run, async () => {
    const { change } = planOf(run);
    const seen = await plan(run);
    const write = (on: FreshObject, dryRun: boolean) => () =>
      writeChange(run, change, on, { dryRun, refuse: refuseOther(run) });
    const tried = await step(run, 1, "try", write(seen, true), reason("workload.tried"));
    await step(run, 2, "change", write(tried, false), reason("workload.accepted"));
    return follow(run);
  });
}

/**
 * After a restart of the panel. The change itself tells whether it was made: what is not there was not asked for, and is
 * not asked for again. What had begun to be undone is undone to its end.
 */
export async function resumeWorkload(run: WorkloadRun): Promise<void> {
  await ended(run, async () => {
    const { change, seen, turned } = planOf(run);
    if (turned) return turnBack(run);
    const isRecorded = run.journal
      .entry()
      .steps.some(({ name, recordedAt }) => name === "change" && recordedAt !== null);
    if (!isRecorded) {
      const object = await look(run, change);
      // What was made tells for itself, whatever became of what it was made from.
      const byObject = change.kind !== "delete-pod" && makesJob(change) === null;
      if (byObject && object?.uid !== seen?.uid) throw lost(object, run);
      if (!(await isThere(run, change, object))) throw new BulkheadError("cancelled", operationSentence(untouched));
      await run.journal.step(placeOf(2, "change"), async () => reason("workload.was-accepted"), toStepFailure);
    }
    return follow(run);
  });
}

const untouched = reason("operation.interrupted-early");

/**
 * Whatever ends it is its result; only the panel's own end leaves it open.
 *
 * @param work - Resolves with why it was rolled back, or null once what was asked for is there.
 */
async function ended({ journal, signal }: WorkloadRun, work: () => Promise<Reason | null>): Promise<void> {
  let back: Reason | null;
  try {
    back = await work();
  } catch (error) {
    signal.throwIfAborted();
    return journal.end("failed", toStepFailure(error));
  }
  await journal.end(back ? "rolled-back" : "succeeded", back);
}

/** Step 0: the object as it is, whether what is asked for still makes sense, and what there is to go back to. */
async function plan(run: WorkloadRun): Promise<FreshObject> {
  const { change } = planOf(run);
  let found: FreshObject | null = null;
  let back: RevisionRef | undefined;
  const work = async (): Promise<Reason> => {
    const asking = askRegistries(run, change);
    const object = await lookPatiently(run, change);
    if (!object) throw lost(null, run);
    refuseAgain(run, change, object);
    if (undoesIfFails(change)) back = await current(run);
    found = object;
    return planned(change, object, await asking);
  };
  await run.journal.step({ ...placeOf(0, "plan"), begun: true }, work, toStepFailure, {
    learned: () => found && { incarnation: found.uid, plan: { ...planOf(run), seen: found, ...(back && { back }) } },
  });
  return found as unknown as FreshObject;
}

/** A cluster that says nothing for this long at the very beginning is left alone: nothing has changed yet. */
const planMs = 15_000;

async function lookPatiently(run: WorkloadRun, change: WorkloadChange): Promise<FreshObject | null> {
  const patience = new AbortController();
  const withinMs = Math.min(planMs, run.stallMs);
  const sentence = `Cluster "${run.source.writer.clusterName}" did not answer within ${withinMs / 1_000} s, so nothing was changed. Wait until it is back, then try again.`;
  const timer = setTimeout(() => patience.abort(new BulkheadError("timeout", sentence)), withinMs);
  try {
    return await look(run, change, patience.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The revision that runs now, which is what an undo goes back to. */
async function current(run: WorkloadRun): Promise<RevisionRef> {
  const { place } = planOf(run);
  const found = (await run.source.writer.revisions(place))?.find(({ isCurrent }) => isCurrent);
  if (found) return { name: found.name, number: found.number };
  throw new BulkheadError(
    "conflict",
    operationSentence(reason("workload.refused.nothing-to-undo", { name: place.name })),
  );
}

/** What another wrote meanwhile would be undone too if this failed, though nobody asked for that. */
const refuseOther =
  (run: WorkloadRun) =>
  ({ name, asked }: FreshObject): Reason | null =>
    planOf(run).back && asked !== "current" ? reason("workload.other-template", { name }) : null;

function planned(change: WorkloadChange, { generation, replicas, images }: FreshObject, told: ToldDigests): Reason {
  if (change.kind === "rollout-undo") return reason("workload.planned-undo", { number: change.to.number });
  if (change.kind === "set-image") {
    const was = new Map(images.map(({ container, image }) => [container, image]));
    const all = change.images.map(({ container, image }) => `${container}: ${was.get(container) ?? ""} to ${image}`);
    return reason("workload.planned-images", { images: all.join("; ").slice(0, 1_000), ...told });
  }
  const job = makesJob(change);
  if (job !== null) return reason("workload.to-make", { job });
  if (generation === 0) return reason("workload.looked-at");
  const scaledTo = change.kind === "scale" ? change.replicas : null;
  return reason("workload.planned", { generation, replicas, scaledTo });
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

/** @returns Why it was rolled back; null once it is there. */
async function follow(run: WorkloadRun): Promise<Reason | null> {
  const { change } = planOf(run);
  const written = writtenBy(planOf(run));
  try {
    await run.journal.step(
      placeOf(3, "follow"),
      async () => withDigests(run, await followChange(run, change, written)),
      toStepFailure,
    );
    return null;
  } catch (error) {
    run.signal.throwIfAborted();
    // What somebody did meanwhile is no failure of what was asked for: only what never got ready is undone.
    if (!planOf(run).back || !isBulkheadError(error) || error.kind !== "timeout") throw error;
    await run.journal.update({ plan: { ...planOf(run), turned: { cause: error.message, written: null } } });
    return turnBack(run);
  }
}

/** A tag is only a name: what the nodes made of it is told once they have. */
function withDigests({ source, journal }: WorkloadRun, said: Reason): Reason {
  const plan = planOf({ journal });
  const report = source.report();
  if (plan.change.kind !== "set-image" || said.code !== "workload.rolled-out" || !report) return said;
  const digests = pulledDigests(plan.change.images, writtenBy(plan), report);
  return digests.length === 0 ? said : reason(said.code, { ...said.data, digests: digests.join(", ").slice(0, 1_000) });
}
