"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Mistake } from "@/lib/domain/find/expression";

/** The expression with its mistakes marked where they stand, and a sentence for each. */
export function FilterMessages({ id, text, mistakes }: { id: string; text: string; mistakes: readonly Mistake[] }) {
  const loud = mistakes.some((mistake) => !mistake.unfinished);
  return (
    <div id={id} role="status" className="shrink-0 border-b px-2.5 py-2 text-label">
      <p className="overflow-hidden font-mono text-text-muted wrap-anywhere" aria-hidden>
        {text.length > 200 ? null : marked(text, mistakes)}
      </p>
      {mistakes.slice(0, 3).map((mistake) => (
        <p key={mistake.offset} className={cn("wrap-anywhere", loud && !mistake.unfinished && "text-health-warning")}>
          {mistake.message}
        </p>
      ))}
    </div>
  );
}

function marked(text: string, mistakes: readonly Mistake[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { offset, length } of mistakes) {
    if (offset < at) continue;
    parts.push(text.slice(at, offset));
    parts.push(
      <mark key={offset} className="bg-transparent text-text underline decoration-health-warning decoration-wavy">
        {text.slice(offset, offset + length)}
      </mark>,
    );
    at = offset + length;
  }
  return [...parts, text.slice(at)];
}
