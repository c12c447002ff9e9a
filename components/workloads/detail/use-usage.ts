"use client";

import { askAbout } from "@/components/containers/ask-about";
import type { Question } from "@/components/live/keep-asking";
import { useLab } from "@/components/live/lab-store";
import { useTold } from "@/components/live/use-told";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import type { UsageTold } from "@/lib/domain/workload-detail/usage";

const usage: Question<UsageTold | null> = {
  ask: (nodeId, signal) => askAbout(nodeId, "/usage", "The panel does not answer.", signal),
  changes: () => undefined,
  collectMs: 0,
  // As often as metrics-server measures.
  everyMs: 15_000,
};

/** What a workload's pods take, asked for while somebody looks. Null: none runs, nothing measures them, or not known yet. */
export function useUsage(node: WorkloadNode): UsageTold | null {
  const isAnswering = useLab((lab) => lab.sources.get(node.sourceId)?.state === "live");
  const { data, failure } = useTold(isAnswering ? node.id : null, usage);
  // What can't be measured any more is not shown as if it were.
  return failure ? null : data;
}
