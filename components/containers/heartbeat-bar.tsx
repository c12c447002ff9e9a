"use client";

import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import type { Beat } from "@/lib/domain/heartbeat/heartbeat";

const height = 22;
const step = 8;
const bar = 6.5;

/** Height is the second sign beside colour: the worse, the taller. */
const shapes: Readonly<Record<Beat["tier"], { share: number; fill: string }>> = {
  failed: { share: 1, fill: "fill-health-failed" },
  warning: { share: 0.8, fill: "fill-health-warning" },
  progressing: { share: 0.55, fill: "fill-health-progressing" },
  ok: { share: 0.55, fill: "fill-health-ok" },
  neutral: { share: 0.3, fill: "fill-health-neutral" },
  unknown: { share: 0.55, fill: "fill-none stroke-health-unknown" },
  // A foot, so that a day that has only begun is seen to be one and not to be missing.
  none: { share: 0.07, fill: "fill-border-strong" },
};

/** The last 24 hours of a container, a bar for each half hour. */
export function HeartbeatBar({ beats }: { beats: readonly Beat[] }) {
  const { moment } = useWords();
  const first = beats[0];
  if (!first) return null;
  return (
    <figure className="m-0">
      <svg
        viewBox={`0 0 ${beats.length * step - (step - bar)} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Last 24 hours: ${summary(beats)}`}
        className="block h-5.5 w-full"
      >
        {beats.map(({ from, tier }, index) => (
          <BeatShape
            key={from}
            x={index * step}
            tier={tier}
            title={`${moment(from)}: ${tier === "none" ? "not there" : markWords[tier]}`}
          />
        ))}
      </svg>
      <figcaption className="mt-1 flex justify-between text-caption text-text-muted">
        <span>{clockTime(first.from)} yesterday</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

function BeatShape({ x, tier, title }: { x: number; tier: Beat["tier"]; title: string }) {
  const { share, fill } = shapes[tier];
  const tall = height * share;
  const dashed = tier === "unknown";
  const inset = dashed ? 0.5 : 0;
  return (
    <rect
      x={x + inset}
      y={height - tall + inset}
      width={bar - 2 * inset}
      height={tall - 2 * inset}
      className={fill}
      strokeDasharray={dashed ? "2 1.5" : undefined}
    >
      <title>{title}</title>
    </rect>
  );
}

function summary(beats: readonly Beat[]): string {
  const counted = new Map<string, number>();
  for (const { tier } of beats) {
    const word = tier === "none" ? "not there" : markWords[tier].toLowerCase();
    counted.set(word, (counted.get(word) ?? 0) + 1);
  }
  return [...counted].map(([word, count]) => `${word} in ${count} of ${beats.length} half hours`).join(", ");
}

const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
