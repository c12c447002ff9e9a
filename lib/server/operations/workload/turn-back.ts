import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import { type ChangeTo, type FreshObject, isMade } from "@/lib/domain/rollout/change";
import type { Written } from "@/lib/domain/rollout/look-at-change";
import { workloadSteps } from "@/lib/domain/rollout/steps";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { toStepFailure } from "../engine-troubles";
import { clearStuck } from "./clear-stuck";
import { followChange } from "./follow-change";
import { look } from "./look";
import { lost, placeOf, planOf, type WorkloadRun } from "./workload-run";
import { writeChange } from "./write-change";

/**
 * Goes back to what ran before a change that failed, and follows that to its end. Its plan says that it has turned, so that
 * whoever goes on after a restart of the panel ends it. What is there already is not done again.
 *
 * @returns Why it was rolled back. @throws BulkheadError with both sentences where it could not be.
 */
export async function turnBack(run: WorkloadRun): Promise<Reason> {
  const { back, turned } = planOf(run);
  const cause = turned?.cause ?? "";
  if (!back) throw new BulkheadError("unexpected", cause);
  const undo = { kind: "rollout-undo", to: back } as const;
  try {
    await step(run, "undo", () => write(run, undo));
    const written = planOf(run).turned?.written as Written;
    if (written.kind === "StatefulSet") await step(run, "clear-stuck", () => clearStuck(run, written, back));
    await step(run, "follow-undo", () => followChange(run, undo, written));
  } catch (error) {
    run.signal.throwIfAborted();
    const why = String(toStepFailure(error).data.message);
    const kind = isBulkheadError(error) ? error.kind : "unexpected";
    throw new BulkheadError(kind, operationSentence(reason("workload.not-turned-back", { why, cause })), {
      cause: error,
    });
  }
  return reason("workload.turned-back", { number: back.number, cause });
}

const positions = { undo: 0, "clear-stuck": 1, "follow-undo": 2 } as const;

/** Does it unless the journal says that it is done. What it learns goes into the plan with its result. */
async function step(
  { journal }: WorkloadRun,
  name: keyof typeof positions,
  act: () => Promise<Reason | { readonly said: Reason; readonly written: Written }>,
): Promise<void> {
  const position = workloadSteps.length + positions[name];
  if (journal.entry().steps.some((each) => each.name === name && each.recordedAt !== null)) return;
  let written: Written | null = null;
  const work = async () => {
    const done = await act();
    if ("code" in done) return done;
    written = done.written;
    return done.said;
  };
  await journal.step(placeOf(position, name), work, toStepFailure, {
    learned: () => {
      const { turned, ...plan } = planOf({ journal });
      return written && { plan: { ...plan, turned: { cause: turned?.cause ?? "", written } } };
    },
  });
}

async function write(run: WorkloadRun, undo: ChangeTo<"rollout-undo">): Promise<{ said: Reason; written: Written }> {
  const { change, place, seen } = planOf(run);
  const said = reason("workload.undone", { number: undo.to.number });
  const object = await look(run, undo);
  if (!object || object.uid !== seen?.uid) throw lost(object, run);
  const { uid, lateSince } = object;
  if (isMade(undo, object)) return { said, written: { ...place, uid, lateSince, generation: object.generation } };
  // What somebody has written since is not ours to undo.
  const refuse = (fresh: FreshObject) =>
    isMade(change, fresh) ? null : reason("workload.changed-meanwhile", { name: place.name });
  const refusal = refuse(object);
  if (refusal) throw new BulkheadError("conflict", operationSentence(refusal));
  const tried = await writeChange(run, undo, object, { dryRun: true, refuse });
  const on = await writeChange(run, undo, tried, { dryRun: false, refuse });
  return { said, written: { ...place, uid, lateSince: on.lateSince, generation: on.generation + 1 } };
}
