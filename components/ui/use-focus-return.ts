"use client";

import { useMemo, useRef, useState } from "react";

/**
 * Gives the focus back to what had it before a dialog opened. Radix does so for a dialog's own trigger alone, and ours
 * are mostly opened by a key, a menu or a row.
 */
export function useFocusReturn() {
  // A field that takes the focus as it appears leaves nothing to be told of by Radix, whose event never comes then.
  const [atFirst] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  const before = useRef(atFirst);
  return useMemo(
    () => ({
      onOpenAutoFocus: () => {
        before.current = document.activeElement;
      },
      onCloseAutoFocus: (event: Event) => {
        if (!(before.current instanceof HTMLElement) || !before.current.isConnected) return;
        event.preventDefault();
        before.current.focus();
      },
    }),
    [],
  );
}
