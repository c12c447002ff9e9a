"use client";

import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldProps } from "@/components/ui/field";

/** A native checkbox: `name`, `checked`, `defaultChecked`, `onChange` as ever. Its label stands beside it. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className={cn("relative inline-grid size-4 shrink-0 place-items-center", className)}>
      <input
        data-slot="checkbox"
        type="checkbox"
        {...useFieldProps()}
        className="peer absolute inset-0 size-4 cursor-pointer appearance-none rounded-badge border border-border-control bg-surface checked:border-accent checked:bg-accent disabled:opacity-55 pointer-coarse:after:absolute pointer-coarse:after:-inset-3.5"
        {...props}
      />
      <Check
        className="pointer-events-none relative size-3 text-on-accent opacity-0 peer-checked:opacity-100"
        strokeWidth={3}
        aria-hidden
      />
    </span>
  );
}
