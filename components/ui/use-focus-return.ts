"use client";

import { useMemo, useRef } from "react";

/**
 * Gives the focus back to what had it before a dialog opened. Radix does so for a dialog's own trigger alone, and ours
 * are mostly opened by a key, a menu or a row.
 */
export function useFocusReturn() {
  const before = useRef<Element | null>(null);
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
