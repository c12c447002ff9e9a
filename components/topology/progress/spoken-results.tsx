"use client";

import { useEffect, useState } from "react";
import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { endedSince } from "@/components/topology/progress/node-progress";

/** Says what operations came to, to those who can't see it on the card: the newest, and how many besides. */
export function SpokenResults() {
  const [said, setSaid] = useState("");
  useEffect(() => {
    let before = useMap.getState().progress;
    return useMap.subscribe(({ progress }) => {
      if (progress === before) return;
      const ended = endedSince(before, progress);
      before = progress;
      const [first, ...others] = ended;
      if (!first) return;
      const name = useLab.getState().nodes.get(first.nodeId)?.name ?? first.nodeId;
      setSaid(`${name}: ${first.words}${others.length > 0 ? `, and ${others.length} more ended` : ""}`);
    });
  }, []);
  return (
    <p className="sr-only" role="status" data-live="results">
      {said}
    </p>
  );
}
