"use client";

import Link from "next/link";
import { HealthMark } from "@/components/health/health-mark";
import { useLab } from "@/components/live/lab-store";
import { sourcesLine } from "@/components/shell/sources-words";
import { useMinute } from "@/components/shell/use-now";
import { cn } from "@/components/ui/cn";
import { momentWords } from "@/lib/domain/words/time-words";

/** How many sources are live, and who is silent: in the top bar, on a phone as a strip of its own. */
export function SourcesState({ className }: { className?: string }) {
  const sources = useLab((lab) => lab.sources);
  const told = useLab((lab) => lab.bootId !== null);
  const now = useMinute();
  if (!told || now === null) return null;
  const line = sourcesLine(sources.values(), (at) => momentWords(at, { now }));
  const mark = sources.size === 0 ? "neutral" : line.quiet ? "ok" : "unknown";
  return (
    <Link
      href="/settings"
      prefetch={false}
      className={cn(
        "inline-flex h-7.5 min-w-0 shrink items-center gap-1.75 rounded-2 border px-2.5 text-label font-medium text-text-muted no-underline hover:border-border-control",
        className,
      )}
    >
      <HealthMark tier={mark} />
      <span className="truncate">
        {line.count ? <b className="font-semibold text-text">{line.count} </b> : null}
        {line.rest}
      </span>
    </Link>
  );
}
