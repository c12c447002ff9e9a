import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A key cap, right of the word it belongs to and no part of its name. Hidden where there is no keyboard. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      aria-hidden
      className={cn(
        "inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-1 border border-b-2 border-border-strong bg-surface px-1 font-medium text-caption text-text-muted pointer-coarse:hidden",
        className,
      )}
      {...props}
    />
  );
}
