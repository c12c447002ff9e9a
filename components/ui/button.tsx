import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

const button = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-2 border font-medium whitespace-nowrap",
    "transition-colors duration-(--motion-fast) [&_svg]:shrink-0 disabled:cursor-not-allowed disabled:opacity-55",
    "pointer-coarse:min-h-11",
  ],
  {
    variants: {
      variant: {
        default: "border-border-strong bg-surface-raised text-text hover:not-disabled:border-border-control",
        primary:
          "border-accent bg-accent font-semibold text-on-accent hover:not-disabled:brightness-110 [&_kbd]:border-on-accent/45 [&_kbd]:bg-transparent [&_kbd]:text-on-accent",
        danger: "border-health-failed text-health-failed hover:not-disabled:bg-health-failed-bg",
        ghost: "border-transparent text-text-muted hover:not-disabled:bg-surface-raised hover:not-disabled:text-text",
        line: "border-border text-text-muted hover:not-disabled:border-border-control hover:not-disabled:text-text",
      },
      size: {
        default: "h-8 px-3 text-body",
        small: "h-6.5 gap-1.5 px-2.25 text-label",
        icon: "size-7 p-0 pointer-coarse:min-w-11",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

/** For a label with a name in it, which may be longer than there is room: it breaks rather than leaves its dialog. */
export const longLabel = "h-auto min-h-8 max-w-full shrink py-1 whitespace-normal wrap-anywhere";

export function Button({
  className,
  variant,
  size,
  asChild = false,
  title,
  ...props
}: ComponentProps<"button"> & VariantProps<typeof button> & { asChild?: boolean }) {
  const Comp = asChild ? Slot.Root : "button";
  const type = asChild ? undefined : "button";
  // A bare icon says to those who point at it what it says to those who hear it.
  const said = title ?? (size === "icon" ? props["aria-label"] : undefined);
  return (
    <Comp type={type} data-slot="button" className={cn(button({ variant, size }), className)} title={said} {...props} />
  );
}
