import { cva } from "class-variance-authority";
import { Lock } from "lucide-react";
import { cn } from "@/components/ui/cn";

const chip = cva(
  [
    "inline-flex h-4.5 max-w-44 shrink-0 items-center gap-1.25 rounded-badge border px-1.5 text-caption font-medium whitespace-nowrap",
    "border-[color-mix(in_oklab,var(--zl)_55%,var(--zb))] bg-(--zb) text-(--zt)",
    "before:h-2.5 before:w-1.25 before:flex-none before:bg-(--zl)",
  ],
  { variants: { breach: { true: "border-breach" } } },
);

/** Zone hues by colour number; 0 is "Unplaced". */
export const zoneHues = ["zone-0", "zone-1", "zone-2", "zone-3", "zone-4", "zone-5", "zone-6", "zone-7", "zone-8"];

export const zoneHue = (colour: number): string => zoneHues[colour] ?? "zone-0";

/** A zone by its name, always: hue alone says nothing to many people. */
export function ZoneChip({
  name,
  colour,
  isProtected = false,
  breach = false,
}: {
  name: string;
  colour: number;
  isProtected?: boolean;
  breach?: boolean;
}) {
  return (
    <span className={cn(zoneHue(colour), chip({ breach }))}>
      <bdi className="truncate">{name}</bdi>
      {isProtected ? <Lock className="size-3 shrink-0" role="img" aria-label="protected" aria-hidden={false} /> : null}
    </span>
  );
}
