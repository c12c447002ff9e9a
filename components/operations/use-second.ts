"use client";

import { useEffect, useState } from "react";
import { useLab } from "@/components/live/lab-store";

/** The panel's clock, epoch ms, once a second while `active`; far in the past until the page is alive. */
export function useSecond(active: boolean): number {
  const offset = useLab((lab) => lab.clockOffsetMs);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!active) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [active]);
  return now + offset;
}
