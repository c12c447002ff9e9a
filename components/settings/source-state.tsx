"use client";

import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import type { Tier } from "@/lib/domain/health";
import type { Reason } from "@/lib/domain/reason";
import type { SourceStatus, SourceState as State } from "@/lib/domain/source";
import { sourceStateWords } from "@/lib/domain/words/source-words";

const tierOf = {
  connecting: "progressing",
  live: "ok",
  stale: "unknown",
  down: "failed",
} as const satisfies Record<State, Tier>;

/** Two minutes of difference already make "2 min ago" of a thing that just happened. */
const notableSkewMs = 120_000;

/**
 * How a source is, since when and why. Without a status it isn't observed, since its `secrets` ("keys") can't be opened.
 * `remedyOf` says what can be done about a reason; "" where nothing is known.
 */
export function SourceState({
  status,
  secrets,
  remedyOf,
}: {
  status: SourceStatus | null;
  secrets: string;
  remedyOf: (reason: Reason) => string;
}) {
  const words = useWords();
  if (!status) return `Its ${secrets} can't be opened. Edit it and enter them again.`;
  const { state, since, reason, clockSkewMs } = status;
  const isSilent = state === "stale" || state === "down";
  return (
    <>
      <span className="flex items-center gap-1.5">
        <HealthMark tier={tierOf[state]} />
        <span>
          {sourceStateWords[state]}
          {isSilent ? ` since ${words.moment(since)}` : ""}
        </span>
      </span>
      {isSilent && reason ? (
        <span className="block text-label text-text-muted">
          {words.say(reason)}. {remedyOf(reason)}
        </span>
      ) : null}
      {clockSkewMs !== null && Math.abs(clockSkewMs) > notableSkewMs ? (
        <span className="block text-label text-text-muted">
          Its clock is {Math.round(Math.abs(clockSkewMs) / 60_000)} min {clockSkewMs > 0 ? "ahead" : "behind"}.
        </span>
      ) : null}
    </>
  );
}
