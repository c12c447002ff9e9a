"use client";

import { useEffect } from "react";
import { type Lab, useLab } from "@/components/live/lab-store";
import { isSeen, markSeen, useSeen } from "@/components/operations/seen-results";
import { type MapState, useMap } from "@/components/topology/map-store";
import { countingSince, noProgress, progressOf } from "@/components/topology/progress/node-progress";
import type { NodeId } from "@/lib/domain/ids";

const lookMs = 1000;

/** Keeps what operations say on their nodes true; the clock is looked at only while a health gate counts. */
export function useProgress(): void {
  useEffect(() => {
    let clock: ReturnType<typeof setInterval> | null = null;
    const look = () => {
      const { operations, clockOffsetMs } = useLab.getState();
      const seen = useSeen.getState();
      const before = useMap.getState().progress;
      const now = Date.now() + clockOffsetMs;
      const progress = progressOf(operations.values(), { now, isSeen: (each) => isSeen(each, seen), before });
      if (progress !== before) useMap.setState({ progress });
      const counts = isCounting(operations);
      if (counts && !clock) clock = setInterval(look, 1000);
      if (!counts && clock) {
        clearInterval(clock);
        clock = null;
      }
    };
    look();
    const stops = [
      useLab.subscribe((lab, before) => lab.operations !== before.operations && look()),
      useSeen.subscribe(look),
      useMap.subscribe(createWatcher()),
    ];
    return () => {
      for (const stop of stops) stop();
      if (clock) clearInterval(clock);
      useMap.setState({ progress: noProgress });
    };
  }, []);
}

function isCounting(operations: Lab["operations"]): boolean {
  for (const operation of operations.values()) if (countingSince(operation) !== null) return true;
  return false;
}

/**
 * Seen is what was open, or pointed at for a second, and is left: nothing changes under somebody's eyes. What did not
 * go well is not seen by passing over it.
 */
function createWatcher(): (map: MapState, before: MapState) => void {
  let pointedSince = 0;
  return (map, before) => {
    if (before.selectId && map.selectId !== before.selectId) leave(before.selectId, { opened: true });
    if (map.hoverId === before.hoverId) return;
    if (before.hoverId && performance.now() - pointedSince >= lookMs) leave(before.hoverId, { opened: false });
    pointedSince = performance.now();
  };
}

function leave(id: NodeId, { opened }: { readonly opened: boolean }): void {
  const progress = useMap.getState().progress.get(id);
  if (!progress || progress.state === "running") return;
  if (opened || progress.state === "succeeded") markSeen([progress.operationId]);
}
