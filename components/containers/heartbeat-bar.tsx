"use client";

import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import type { Beat } from "@/lib/domain/heartbeat/heartbeat";

const height = 22;
const step = 8;
const bar = 6.5;

/** Height is the second sign beside colour: the worse, the taller. */
const shapes: Readonly<Record<Exclude<Beat["tier"], "none">, { share: number; fill: string }>> = {
  failed: { share: 1, fill: "fill-health-failed" },
  warning: { share: 0.8, fill: "fill-health-warning" },
  progressing: { share: 0.55, fill: "fill-health-progressing" },
  ok: { share: 0.55, fill: "fill-health-ok" },
  neutral: { share: 0.3, fill: "fill-health-neutral" },
  unknown: { share: 0.55, fill: "fill-none stroke-health-unknown" },
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
        {beats.map((beat, index) =>
          beat.tier === "none" ? null : (
            <BeatShape
              key={beat.from}
              x={index * step}
              tier={beat.tier}
              title={`${moment(beat.from)}: ${markWords[beat.tier]}`}
            />
          ),
        )}
      </svg>
      <figcaption className="mt-1 flex justify-between text-caption text-text-muted">
        <span>{clockTime(first.from)} yesterday</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

function BeatShape({ x, tier, title }: { x: number; tier: keyof typeof shapes; title: string }) {
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
