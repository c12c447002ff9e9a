"use client";

import { askAbout } from "@/components/containers/ask-about";
import type { Question } from "@/components/live/keep-asking";
import { type Told, useTold } from "@/components/live/use-told";
import type { NodeId } from "@/lib/domain/ids";
import type { WorkloadDetail } from "@/lib/domain/workload-detail/model";

const unreachable =
  "The panel does not answer, so the details can't be shown. They come by themselves when it is back.";

const details: Question<WorkloadDetail> = {
  ask: (nodeId, signal) => askAbout(nodeId, "", unreachable, signal),
  changes: (lab, nodeId) => lab.nodes.get(nodeId),
  collectMs: 250,
  // What doesn't reach its node on the map: a claim that is bound, a condition with another message.
  everyMs: 10_000,
};

/** One workload's details, fetched again when its node on the map changes, and now and then. */
export const useDetail = (nodeId: NodeId): Told<WorkloadDetail> => useTold(nodeId, details);
