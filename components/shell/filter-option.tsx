"use client";

import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import type { Suggestion } from "@/lib/domain/find/complete";
import { keys as keyFacts } from "@/lib/domain/find/keys";

/** One way to go on: a key and what it looks at, or a value and how many have it. */
export function FilterOption({
  id,
  active,
  suggestion: { kind, key, text, count },
  onTake,
}: {
  id: string;
  active: boolean;
  suggestion: Suggestion;
  onTake: () => void;
}) {
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) item.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // The keys are the field's, which names the active option; a reader that goes to one itself presses a button.
    <button
      ref={item}
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onTake}
      className={cn(
        "flex min-h-7 w-full cursor-default items-center gap-2.5 rounded-1 px-2 text-left text-label hover:bg-surface-raised pointer-coarse:min-h-11",
        active && "bg-accent-bg hover:bg-accent-bg",
      )}
    >
      <span className="max-w-[60%] shrink-0 truncate font-mono">
        {kind === "value" ? <span className="text-text-muted">{key}:</span> : null}
        <bdi>{text}</bdi>
      </span>
      <span className="ml-auto truncate text-text-muted">
        {count === null ? `${keyFacts[key].what}, ${keyFacts[key].example}` : count}
      </span>
    </button>
  );
}
