import { type Lab, useLab } from "@/components/live/lab-store";
import type { Result } from "@/lib/domain/failure";
import type { NodeId } from "@/lib/domain/ids";

/** What is asked of the panel about one node, and by what the answer may have become another. */
export interface Question<T> {
  ask(nodeId: NodeId, signal: AbortSignal): Promise<Result<T>>;
  /** Of the lab as it is shown; another value, by identity: it is asked again. */
  changes(lab: Lab, nodeId: NodeId): unknown;
  /** Changes come several at once; that many ms after the last one it is asked. */
  readonly collectMs: number;
  /** Asked anew so long after each answer, while somebody looks at the page; absent: only when something has changed. */
  readonly everyMs?: number;
}

/**
 * Asks at once, again whenever the node has changed and when the panel is back, and now and then where the question says
 * so. While the panel does not answer, what was told before is left as it is.
 *
 * @returns What ends it: nothing is told after that.
 */
export function keepAsking<T>(question: Question<T>, nodeId: NodeId, tell: (answer: Result<T>) => void): () => void {
  let isKnown = false;
  let ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    ending.abort();
  };
  const ask = async () => {
    ending = new AbortController();
    const { signal } = ending;
    const answer = await question.ask(nodeId, signal);
    if (signal.aborted) return;
    isKnown ||= answer.ok;
    tell(answer);
    askLater();
  };
  const askLater = () => {
    if (question.everyMs === undefined) return;
    timer = setTimeout(() => (isLookedAt() ? void ask() : askLater()), question.everyMs);
  };
  const unsubscribe = useLab.subscribe((lab, before) => {
    const isLost = lab.connection === "lost";
    const hasTurned = isLost !== (before.connection === "lost");
    if (!hasTurned && question.changes(lab, nodeId) === question.changes(before, nodeId)) return;
    stop();
    if (isLost && isKnown) return;
    timer = setTimeout(() => void ask(), isKnown ? question.collectMs : 0);
  });
  void ask();
  return () => {
    unsubscribe();
    stop();
  };
}

const isLookedAt = (): boolean => typeof document === "undefined" || document.visibilityState === "visible";
