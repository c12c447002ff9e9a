import { cn } from "@/components/ui/cn";
import type { Tier } from "@/lib/domain/health";

export type Mark = Tier | "breach";

export const markInk: Readonly<Record<Mark, string>> = {
  failed: "text-health-failed",
  warning: "text-health-warning",
  unknown: "text-health-unknown",
  progressing: "text-health-progressing",
  ok: "text-health-ok",
  neutral: "text-health-neutral",
  breach: "text-breach",
};

/** Plain enough for CSS, which paints them for nothing; a map has hundreds of these. */
const shapes: Readonly<Partial<Record<Mark, string>>> = {
  ok: "mark-ok",
  neutral: "mark-neutral",
  progressing: "mark-progressing",
};

/** The tier as a shape of its own. Without `label` it is decoration beside the tier's word. */
export function HealthMark({ tier, label, className }: { tier: Mark; label?: string; className?: string }) {
  const shape = shapes[tier];
  const aria = { role: label ? "img" : undefined, "aria-label": label, "aria-hidden": label ? undefined : true };
  if (shape) return <span {...aria} className={cn("inline-block size-3 shrink-0", markInk[tier], shape, className)} />;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its label, or that it is decoration, is in `aria`
    <svg viewBox="0 0 12 12" {...aria} className={cn("size-3 shrink-0 overflow-visible", markInk[tier], className)}>
      <use href={`#mark-${tier}`} />
    </svg>
  );
}

/** The marks' shapes, once per page: a card is then one `use` and not a path. */
export function HealthSprite() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden>
      <symbol id="mark-warning" viewBox="0 0 12 12">
        <path
          fill="currentColor"
          fillRule="evenodd"
          d="M6 .9 11.6 11H.4L6 .9Zm-.75 3.6v3.3h1.5V4.5h-1.5Zm0 4.1v1.4h1.5V8.6h-1.5Z"
        />
      </symbol>
      <symbol id="mark-failed" viewBox="0 0 12 12">
        <path
          fill="currentColor"
          fillRule="evenodd"
          d="M3.7.4h4.6l3.3 3.3v4.6l-3.3 3.3H3.7L.4 8.3V3.7L3.7.4Zm.35 2.6L3 4.05 4.95 6 3 7.95 4.05 9 6 7.05 7.95 9 9 7.95 7.05 6 9 4.05 7.95 3 6 4.95 4.05 3Z"
        />
      </symbol>
      <symbol id="mark-unknown" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.4 2.4" />
        <path d="M3.6 6h4.8" stroke="currentColor" strokeWidth="1.4" />
      </symbol>
      <symbol id="mark-breach" viewBox="0 0 12 12">
        <path fill="currentColor" d="M.5.5h6.6L5 3.6l2 1.9-2.9 2.6 1 3.4H.5V.5Z" />
        <path fill="currentColor" d="M8.9.5h2.6v11H6.7l-.9-3 2.9-2.8-1.9-1.9L8.9.5Z" />
      </symbol>
    </svg>
  );
}
