"use client";

import { useMemo } from "react";
import { type Lab, useLab } from "@/components/live/lab-store";
import { useMinute } from "@/components/shell/use-now";
import type { Reason } from "@/lib/domain/reason";
import { phrase, sentence } from "@/lib/domain/words/sentence";
import { momentWords, spanWords } from "@/lib/domain/words/time-words";

export interface Words {
  /** A whole sentence. */
  readonly say: (reason: Reason) => string;
  /** What fits on a card. */
  readonly brief: (reason: Reason) => string;
  /** "14:02", "Tue", "3 Oct". */
  readonly moment: (at: number) => string;
  /** How long ago: "40 s", "3 h", "41 d". */
  readonly ago: (at: number) => string;
}

const minuteMs = 60_000;
/** In whole minutes, so that a jitter of the measurement draws nothing anew. */
const offMs = ({ clockOffsetMs }: Lab): number => Math.round(clockOffsetMs / minuteMs) * minuteMs;

/** Sentences and times for the reader of this page, as of the present minute on the panel's clock. */
export function useWords(): Words {
  const offset = useLab(offMs);
  const minute = useMinute();
  const isKnown = minute !== null;
  const now = (minute ?? 0) + offset;
  return useMemo(
    () => ({
      say: (reason) => sentence(reason, { now }),
      brief: (reason) => phrase(reason, { now }),
      // The server knows neither the reader's day nor their zone: no time rather than another one than is shown next.
      moment: (at) => (isKnown ? momentWords(at, { now }) : ""),
      ago: (at) => spanWords(now - at),
    }),
    [now, isKnown],
  );
}
