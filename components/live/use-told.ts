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

const nothing: Told<never> = { data: null, failure: null };

/**
 * What the panel says about a node, kept as new as the lab is.
 *
 * @param nodeId - null: nothing is asked, and nothing told. @param question - One and the same: a constant of its module.
 */
export function useTold<T>(nodeId: NodeId | null, question: Question<T>): Told<T> {
  const [told, setTold] = useState<Told<T> & { readonly nodeId: NodeId | null }>({ ...nothing, nodeId: null });
  useEffect(() => {
    if (nodeId === null) return;
    return keepAsking(question, nodeId, (answer) =>
      setTold((before) => {
        const known = before.nodeId === nodeId ? before.data : null;
        return answer.ok
          ? { nodeId, data: answer.data, failure: null }
          : { nodeId, data: known, failure: answer.error };
      }),
    );
  }, [nodeId, question]);
  return told.nodeId === nodeId ? told : nothing;
}
