"use client";

import { useEffect, useState } from "react";
import { feeds } from "@/components/live/feeds";
import type { StatsEvent } from "@/lib/domain/stream";

/** Three minutes at one sample in three seconds. */
const keptSamples = 60;

/** CPU and memory of one container since its figures began to be shown, oldest first. */
export function useStats(nodeId: string): readonly StatsEvent[] {
  const [samples, setSamples] = useState<readonly StatsEvent[]>([]);
  useEffect(
    () =>
      feeds.watchStats(nodeId, (event) =>
        setSamples((before) => (before.at(-1)?.at === event.at ? before : [...before, event].slice(-keptSamples))),
      ),
    [nodeId],
  );
  return samples;
}
