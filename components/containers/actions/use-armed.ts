"use client";

import { useCallback, useRef, useState } from "react";

/** Sooner than this a key pressed again is a letter of a word, not an answer. */
const answerMs = 300;

/**
 * What asks once more: the first press of a kind arms it, the second goes. `press` is told by a hand, `type` by a key,
 * which does not answer as fast as a word is typed. `arm` only asks, whatever was asked before.
 */
export function useArmed<Kind>(go: (kind: Kind) => void) {
  const [armed, setArmed] = useState<Kind | null>(null);
  const armedAt = useRef(0);
  const disarm = useCallback(() => {
    armedAt.current = 0;
    setArmed(null);
  }, []);
  const arm = useCallback((kind: Kind) => {
    armedAt.current = performance.now();
    setArmed(() => kind);
  }, []);
  const press = useCallback(
    (kind: Kind) => {
      if (armed !== kind) return arm(kind);
      setArmed(null);
      go(kind);
    },
    [armed, arm, go],
  );
  const type = useCallback(
    (kind: Kind) => {
      if (performance.now() - armedAt.current > answerMs) press(kind);
    },
    [press],
  );
  return { armed, arm, press, type, disarm };
}
