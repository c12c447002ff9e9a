import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

const badge = cva(
  "inline-flex items-center gap-1 rounded-badge border px-1.5 text-caption font-medium whitespace-nowrap h-4.5",
  {
    variants: {
      tone: {
        default: "border-border-strong bg-surface text-text-muted",
        accent: "border-accent bg-accent-bg text-text",
        failed: "border-health-failed bg-health-failed-bg text-health-failed",
        warning: "border-health-warning bg-health-warning-bg text-health-warning",
        progressing: "border-health-progressing bg-health-progressing-bg text-health-progressing",
        ok: "border-health-ok bg-health-ok-bg text-health-ok",
      },
    },
    defaultVariants: { tone: "default" },
  },
);

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badge>) {
  return <span data-slot="badge" className={cn(badge({ tone }), className)} {...props} />;
}
