import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

const alert = cva("flex items-start gap-2 rounded-1 border px-3 py-2 text-body [&_svg]:mt-0.5 [&_svg]:shrink-0", {
  variants: {
    tone: {
      note: "border-border-strong bg-surface-raised text-text",
      warning: "border-[3px] border-double border-health-warning bg-health-warning-bg text-text",
      failed: "border-2 border-health-failed bg-health-failed-bg text-text",
      ok: "border-health-ok bg-health-ok-bg text-text",
    },
  },
  defaultVariants: { tone: "note" },
});

/** Something to read where it stands. Give it `role="alert"` when it appears because of what a person just did. */
export function Alert({ className, tone, ...props }: ComponentProps<"div"> & VariantProps<typeof alert>) {
  return <div data-slot="alert" className={cn(alert({ tone }), className)} {...props} />;
}
