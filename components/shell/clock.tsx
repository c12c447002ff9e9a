"use client";

import { useMinute } from "@/components/shell/use-now";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Times on the screen are clock times; this is the clock they are read against. */
export function Clock() {
  const now = useMinute();
  return (
    <time className="min-w-10 px-1 text-right font-mono text-label text-text-muted max-lg:hidden">
      {now === null ? "" : clock.format(now)}
    </time>
  );
}
