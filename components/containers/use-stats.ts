"use client";

import { useEffect, useState } from "react";
import { feeds } from "@/components/live/feeds";
import type { StatsEvent } from "@/lib/domain/stream";

/** Three minutes at one sample in three seconds. */
const keptSamples = 60;
const none: readonly StatsEvent[] = [];

/** CPU and memory of a container since this page began to look, oldest first. */
export function useStats(nodeId: string): readonly StatsEvent[] {
  const [kept, setKept] = useState<{ nodeId: string; samples: readonly StatsEvent[] }>({ nodeId, samples: none });
  useEffect(
    () =>
      feeds.watchStats(nodeId, (event) =>
        setKept((before) => {
          const samples = before.nodeId === nodeId ? before.samples : none;
          if (samples.at(-1)?.at === event.at) return before;
          return { nodeId, samples: [...samples, event].slice(-keptSamples) };
        }),
      ),
    [nodeId],
  );
  return kept.nodeId === nodeId ? kept.samples : none;
}
