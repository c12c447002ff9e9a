"use client";

import type { ReactNode } from "react";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { Badge } from "@/components/ui/badge";
import type { SourceStatus } from "@/lib/domain/source";
import { sourceStateWords } from "@/lib/domain/words/source-words";

/** One source that was found: what it is, whether it answers and why not, and what it says. */
export function SourceCard({
  icon,
  name,
  found,
  counts,
  children,
}: {
  icon: ReactNode;
  name: string;
  /** As it was when the page was read; what has changed since is told at once. */
  found: SourceStatus;
  counts: string;
  children: ReactNode;
}) {
  const { say } = useWords();
  const status = useLab((lab) => lab.sources.get(found.id)) ?? found;
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-1 border bg-surface-sunken p-3">
      <div className="flex min-w-0 items-center gap-2 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-text-muted">
        {icon}
        <span className="truncate font-semibold">{name}</span>
        <span className="truncate text-label text-text-muted">{status.version}</span>
        <Badge
          className="ml-auto"
          tone={status.state === "live" ? "ok" : status.state === "down" ? "failed" : "default"}
        >
          {sourceStateWords[status.state]}
        </Badge>
      </div>
      {status.reason ? <p className="text-label text-text-muted">{say(status.reason)}</p> : null}
      {status.version ? <p className="text-label text-text-muted">{counts}</p> : null}
      <ul className="flex flex-col gap-1 text-label">{children}</ul>
    </li>
  );
}

/** An address or a range of it, and what that belongs to; null: what has none. */
export const FoundRange = ({ what, of }: { what: string | null; of: string }) => (
  <li className="flex flex-wrap gap-x-2">
    {what ? <span className="font-mono">{what}</span> : null}
    <span className="text-text-muted">{of}</span>
  </li>
);
