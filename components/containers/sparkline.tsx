import { cn } from "@/components/ui/cn";

const width = 178;
const height = 26;
const inset = 2;

/** A small line of figures over a ground of its own ink. `most` is the figure at the top; a null is left out. */
export function Sparkline({
  values,
  most,
  slots,
  className,
}: {
  values: readonly (number | null)[];
  most: number;
  slots: number;
  className?: string;
}) {
  const step = width / Math.max(1, slots - 1);
  const start = width - (values.length - 1) * step;
  const y = (value: number) => height - inset - (Math.min(value, most) / (most || 1)) * (height - 2 * inset);
  const points = values.flatMap((value, index) =>
    value === null ? [] : [`${(start + index * step).toFixed(1)} ${y(value).toFixed(1)}`],
  );
  const firstIndex = values.findIndex((value) => value !== null);
  const left = (start + firstIndex * step).toFixed(1);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden
      className={cn("block h-6.5 w-full text-text-muted", className)}
    >
      {points.length > 1 && (
        <>
          <path d={`M${points.join(" L")} L${width} ${height} L${left} ${height}Z`} fill="currentColor" opacity=".14" />
          <path
            d={`M${points.join(" L")}`}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.25"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
    </svg>
  );
}
