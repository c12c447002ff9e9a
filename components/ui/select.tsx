"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldProps } from "@/components/ui/field";

/** A native select in our clothes: right on a phone, and nothing for the content policy to refuse. Takes `<option>`s. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={cn("relative inline-flex w-full min-w-0", className)}>
      <select
        data-slot="select"
        {...useFieldProps()}
        className="h-8 w-full min-w-0 cursor-pointer appearance-none truncate rounded-2 border border-border-control bg-surface pr-8 pl-2.5 text-body text-text disabled:cursor-not-allowed disabled:opacity-55 aria-invalid:border-health-failed pointer-coarse:h-11"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-text-muted"
        aria-hidden
      />
    </span>
  );
}
