"use client";

import { useEffect, useState } from "react";
import { keepAsking, type Question } from "@/components/live/keep-asking";
import type { Failure } from "@/lib/domain/failure";
import type { NodeId } from "@/lib/domain/ids";

export interface Told<T> {
  /** The last answer; it stays while a newer one is fetched, and when that fails. */
  readonly data: T | null;
  readonly failure: Failure | null;
}

/** What was told, and in answer to what. */
interface Answered<T> extends Told<T> {
  readonly nodeId: NodeId | null;
  readonly question: Question<T> | null;
}

const nothing: Told<never> = { data: null, failure: null };

/**
 * What the panel says about a node, kept as new as the lab is.
 *
 * @param nodeId - null: nothing is asked, and nothing told.
 * @param question - One and the same over the renders: a constant of its module. A copy of it asks anew; till that is
 *   answered the data stay, and an earlier failure is not told any more.
 */
export function useTold<T>(nodeId: NodeId | null, question: Question<T>): Told<T> {
  const [told, setTold] = useState<Answered<T>>({ ...nothing, nodeId: null, question: null });
  useEffect(() => {
    if (nodeId === null) return;
    return keepAsking(question, nodeId, (answer) =>
      setTold((before) => {
        const known = before.nodeId === nodeId ? before.data : null;
        return answer.ok
          ? { nodeId, question, data: answer.data, failure: null }
          : { nodeId, question, data: known, failure: answer.error };
      }),
    );
  }, [nodeId, question]);
  if (told.nodeId !== nodeId) return nothing;
  return told.question === question ? told : { data: told.data, failure: null };
}
