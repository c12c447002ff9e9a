"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { countBySource } from "@/components/welcome/count-by-source";

/**
 * Reads the page anew when a source is another, or as many things as it told of. A source is live a moment before what it
 * says is in the picture, so that its state alone would be asked after too early.
 */
export function useFoundAnew() {
  const router = useRouter();
  const states = useLab((lab) => [...lab.sources.values()].map(({ id, state }) => `${id} ${state}`).join());
  const nodes = useLab((lab) => lab.nodes);
  const counts = useMemo(() => countBySource(nodes), [nodes]);
  const told = states && `${states} ${counts}`;
  useEffect(() => {
    if (told !== "") router.refresh();
  }, [router, told]);
}
