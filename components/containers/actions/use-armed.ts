"use client";

import { useCallback, useRef, useState } from "react";

/** Sooner than this a key pressed again is a letter of a word, not an answer. */
const answerMs = 300;

/**
 * What asks once more: the first press of a kind arms it, the second goes. `press` is told by a hand, `type` by a key,
 * which does not answer as fast as a word is typed. `arm` only asks, whatever was asked before.
 *
 * @param about - What it is asked of. The answer to a question about something else does not count: it is asked anew.
 */
export function useArmed<Kind>(go: (kind: Kind) => void, about: unknown) {
  const [asked, setAsked] = useState<{ readonly kind: Kind; readonly about: unknown } | null>(null);
  const armed = asked !== null && asked.about === about ? asked.kind : null;
  const armedAt = useRef(0);
  const disarm = useCallback(() => setAsked(null), []);
  const arm = useCallback(
    (kind: Kind) => {
      armedAt.current = performance.now();
      setAsked({ kind, about });
    },
    [about],
  );
  const press = useCallback(
    (kind: Kind) => {
      if (armed !== kind) return arm(kind);
      setAsked(null);
      go(kind);
    },
    [armed, arm, go],
  );
  const type = useCallback(
    (kind: Kind) => {
      if (armed === null || performance.now() - armedAt.current > answerMs) press(kind);
    },
    [armed, press],
  );
  return { armed, arm, press, type, disarm };
}
