"use client";

import { useMemo, useRef } from "react";

/**
 * Does what was chosen in a float once the float has given the focus back: a dialog that it opens then knows where to
 * return it, and a field that it focuses keeps it.
 */
export function useAfterClose() {
  const chosen = useRef<(() => void) | null>(null);
  return useMemo(
    () => ({
      choose: (act: () => void) => {
        chosen.current = act;
      },
      runChosen: () => {
        const act = chosen.current;
        chosen.current = null;
        if (act) setTimeout(act);
      },
    }),
    [],
  );
}
