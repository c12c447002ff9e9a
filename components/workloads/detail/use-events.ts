"use client";

import { askAbout } from "@/components/containers/ask-about";
import type { Question } from "@/components/live/keep-asking";
import { type Told, useTold } from "@/components/live/use-told";
import type { NodeId } from "@/lib/domain/ids";
import type { WorkloadEvents } from "@/lib/domain/workload-detail/events";

const unreachable = "The panel does not answer, so events can't be shown. They come by themselves when it is back.";

const events: Question<WorkloadEvents> = {
  ask: (nodeId, signal) => askAbout(nodeId, "/events", unreachable, signal),
  changes: (lab, nodeId) => lab.nodes.get(nodeId),
  collectMs: 250,
  // The panel has them at hand and asks no cluster; most of them change nothing that the map shows.
  everyMs: 3_000,
};

export const useEvents = (nodeId: NodeId): Told<WorkloadEvents> => useTold(nodeId, events);
