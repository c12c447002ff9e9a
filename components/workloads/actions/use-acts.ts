"use client";

import { useEffect, useState } from "react";
import { askAbout } from "@/components/containers/ask-about";
import { useLab } from "@/components/live/lab-store";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";

const unreachable = "The panel does not answer, so it isn't known what may be done.";

/**
 * What can be done with this workload, asked for again whenever something changes by which that could be other. Null until
 * it is known, and for whoever may do nothing: then nothing is offered.
 */
export function useActs(node: WorkloadNode | null, { may }: { readonly may: boolean }): WorkloadActs | null {
  const [told, setTold] = useState<{ readonly nodeId: string; readonly acts: WorkloadActs } | null>(null);
  const isAnswering = useLab((lab) => node !== null && lab.sources.get(node.sourceId)?.state === "live");
  const { id = null, incarnation, state, desired, operationId } = node ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is not read says that the answer may be another.
  useEffect(() => {
    if (id === null || !may || !isAnswering) return;
    const abort = new AbortController();
    void askAbout<WorkloadActs>(id, "/acts", unreachable, abort.signal).then((answer) => {
      if (!abort.signal.aborted && answer.ok) setTold({ nodeId: id, acts: answer.data });
    });
    return () => abort.abort();
  }, [id, may, isAnswering, incarnation, state, desired, operationId]);
  return may && isAnswering && told?.nodeId === id ? told.acts : null;
}
