"use client";

import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldProps } from "@/components/ui/field";

const control =
  "w-full min-w-0 rounded-2 border border-border-control bg-surface px-2.5 text-body text-text placeholder:text-text-faint disabled:opacity-55 aria-invalid:border-health-failed pointer-coarse:text-[16px]";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      {...useFieldProps()}
      className={cn(control, "h-8 pointer-coarse:h-11", className)}
      {...props}
    />
  );
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      {...useFieldProps()}
      className={cn(control, "min-h-20 py-1.5", className)}
      {...props}
    />
  );
}
