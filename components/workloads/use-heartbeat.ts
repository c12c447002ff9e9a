"use client";

import { askPanel } from "@/components/live/ask-panel";
import type { Question } from "@/components/live/keep-asking";
import { type Told, useTold } from "@/components/live/use-told";
import type { Beat } from "@/lib/domain/heartbeat/heartbeat";
import type { NodeId } from "@/lib/domain/ids";

const unreachable = "The panel does not answer, so its last 24 hours can't be shown. They come when it is back.";

const beats: Question<readonly Beat[]> = {
  ask: (nodeId, signal) => askPanel(`/api/heartbeat?${new URLSearchParams({ nodeId })}`, unreachable, signal),
  changes: (lab, nodeId) => lab.nodes.get(nodeId)?.health,
  collectMs: 500,
};

/** The last 24 hours of a workload, read again when its health changes and when the panel is back. */
export const useHeartbeat = (nodeId: NodeId): Told<readonly Beat[]> => useTold(nodeId, beats);
