import type { Tier } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { Operation, OperationState } from "@/lib/domain/operation";
import { currentStep, resultWords, stepShare, stepWords } from "@/lib/domain/words/progress-words";

/** What an operation says on the node that it works on: what it is at, or how it ended until somebody has seen it. */
export interface NodeProgress {
  readonly operationId: string;
  readonly state: OperationState;
  /** "Pulling", "Redeployed", "Rolled back: …". */
  readonly step: string;
  /** The same with what is counted: "Health gate, 12 s". */
  readonly words: string;
  /** How full the foot is, 0 to 1; 0 when it has ended. */
  readonly share: number;
}

export type Progress = ReadonlyMap<NodeId, NodeProgress>;

export const noProgress: Progress = new Map();

/**
 * The newest operation of each container that has something to say.
 *
 * @param now - Panel's clock, epoch ms.
 * @param before - What was said until now: entries that say the same keep their identity, and so does the whole.
 */
export function progressOf(
  operations: Iterable<Operation>,
  options: { readonly now: number; readonly isSeen: (operation: Operation) => boolean; readonly before: Progress },
): Progress {
  const newest = new Map<NodeId, Operation>();
  for (const operation of operations) {
    const known = newest.get(operation.nodeId);
    if (!known || operation.startedAt > known.startedAt) newest.set(operation.nodeId, operation);
  }
  const next = new Map<NodeId, NodeProgress>();
  let same = true;
  for (const [nodeId, operation] of newest) {
    if (operation.state !== "running" && options.isSeen(operation)) continue;
    const known = options.before.get(nodeId);
    const told = tell(operation, options.now);
    const kept = known && sameProgress(known, told) ? known : told;
    if (kept !== known) same = false;
    next.set(nodeId, kept);
  }
  return same && next.size === options.before.size ? options.before : next;
}

function tell(operation: Operation, now: number): NodeProgress {
  const { id, state } = operation;
  if (state !== "running") {
    const step = resultWords(operation);
    return { operationId: id, state, step, words: step, share: 0 };
  }
  const step = stepWords(operation);
  const since = countingSince(operation);
  const words = since === null ? step : `${step}, ${Math.max(0, Math.floor((now - since) / 1000))} s`;
  return { operationId: id, state, step, words, share: stepShare(operation) };
}

/** Since when the health gate counts, epoch ms; null while nothing is counted. */
export function countingSince(operation: Operation): number | null {
  const step = operation.state === "running" ? currentStep(operation) : null;
  if (step?.name !== "verify" || step.state !== "running") return null;
  const { sinceAt, runningSinceAt } = step.detail?.data ?? {};
  const from = step.detail?.code === "redeploy.gate.quiet" ? runningSinceAt : sinceAt;
  return typeof from === "number" ? from : null;
}

const sameProgress = (a: NodeProgress, b: NodeProgress): boolean =>
  a.operationId === b.operationId && a.state === b.state && a.words === b.words && a.share === b.share;

/** Whether it stands in place of the reason: a success does not hide what is wrong now. */
export const isSaid = (progress: NodeProgress | undefined, tier: Tier): progress is NodeProgress =>
  progress !== undefined && (progress.state !== "succeeded" || (tier !== "failed" && tier !== "warning"));

/** What has ended between two looks: it was at work, and is not any more. */
export function endedSince(before: Progress, after: Progress): readonly { nodeId: NodeId; words: string }[] {
  const ended: { nodeId: NodeId; words: string }[] = [];
  for (const [nodeId, { state, words }] of after) {
    if (state !== "running" && before.get(nodeId)?.state === "running") ended.push({ nodeId, words });
  }
  return ended;
}
