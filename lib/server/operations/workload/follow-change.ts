import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import { makesJob, type WorkloadChange } from "@/lib/domain/rollout/change";
import type { Look } from "@/lib/domain/rollout/look";
import { lookAtChange, type Written } from "@/lib/domain/rollout/look-at-change";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { isThere, look } from "./look";
import type { WorkloadRun, WorkloadSource } from "./workload-run";

/** Changes of a template: its controller rolls them out and counts the time. */
const makesPods: ReadonlySet<WorkloadChange["kind"]> = new Set(["rollout-restart", "rollout-undo", "set-image"]);

/** A Deployment says by itself that it is late; this much after it nobody waits for it to say so. */
const afterDeadlineMs = 60_000;

/**
 * Follows by the reports that the view is made from, until it is done.
 *
 * @returns How it ended. @throws BulkheadError with the sentence, for what did not become what was asked for; of
 *   kind `timeout` where it had its time, `conflict` where somebody else wanted something else.
 */
export async function followChange(run: WorkloadRun, change: WorkloadChange, written: Written): Promise<Reason> {
  const { source, journal, signal, giveWay, stallMs } = run;
  const isStill = async () => isThere(run, change, makesJob(change) === null ? await look(run, change) : null);
  const patienceMs = patience(change, written, source, stallMs);
  let said = "";
  let mark = "";
  let movedAt = performance.now();
  for (;;) {
    signal.throwIfAborted();
    if (giveWay.aborted) return reason("workload.given-way", { by: String(giveWay.reason) });
    const seen = await lookFurther(() => lookNow(source, change, written), isStill);
    if (seen.state === "done") return seen.detail;
    if (seen.state === "failed") {
      const kind = seen.reason.code === "workload.deadline" ? "timeout" : "conflict";
      throw new BulkheadError(kind, operationSentence(seen.reason));
    }
    const print = JSON.stringify(seen.detail);
    if (print !== said) journal.say(seen.detail);
    said = print;
    // Nothing is known to stand still while nothing is told.
    if (seen.state === "unknown" || seen.atWork || seen.mark !== mark) movedAt = performance.now();
    if (seen.state === "going") mark = seen.mark;
    const leftMs = patienceMs - (performance.now() - movedAt);
    if (leftMs <= 0) {
      const last = operationSentence(seen.detail);
      throw new BulkheadError(
        "timeout",
        operationSentence(reason("workload.stalled", { stalledMs: patienceMs, last })),
      );
    }
    await nextReport(source, leftMs, AbortSignal.any([signal, giveWay]));
  }
}

/** What no report shows is asked of the store. Nothing is waited for after the last look, so that no report is missed. */
async function lookFurther(
  now: () => Look,
  isStill: () => Promise<boolean>,
): Promise<Exclude<Look, { readonly state: "unseen" }>> {
  const first = now();
  if (first.state !== "unseen") return first;
  const isKept = await isStill();
  const next = now();
  if (next.state !== "unseen") return next;
  return isKept
    ? { state: "going", detail: reason("workload.unobserved"), mark: "unseen" }
    : { state: "failed", reason: next.lost };
}

function lookNow(source: WorkloadSource, change: WorkloadChange, written: Written): Look {
  const report = source.status().state === "live" ? source.report() : null;
  return report
    ? lookAtChange(change, written, report)
    : { state: "unknown", detail: reason("workload.cluster-not-live") };
}

function patience(
  change: WorkloadChange,
  { kind, namespace, name }: Written,
  source: WorkloadSource,
  stallMs: number,
): number {
  const objects = source.report()?.objects;
  const key = `${namespace}/${name}`;
  if (change.kind === "delete-pod") return (objects?.Pod.get(key)?.graceSeconds ?? 0) * 1_000 + stallMs / 10;
  const tells = kind === "Deployment" && makesPods.has(change.kind);
  const deadlineMs = tells ? objects?.Deployment.get(key)?.progressDeadlineMs : undefined;
  return deadlineMs === undefined ? stallMs : Math.max(stallMs, deadlineMs + afterDeadlineMs);
}

/** A timer of Node holds no more; who waits longer looks once in between. */
const longestTimerMs = 2 ** 31 - 1;

/** Resolves at the next report or status, after `ms`, or when the signal aborts. */
export function nextReport(source: WorkloadSource, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(Math.max(ms, 1), longestTimerMs));
    const unsubscribe = source.subscribe(done);
    signal.addEventListener("abort", done, { once: true });
  });
}
