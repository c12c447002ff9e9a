"use client";

import { useEffect, useRef } from "react";

/**
 * Keeps what is typed while something that was opened is still on its way, for it to begin with. Meanwhile no key
 * reaches anything else: the first letters of a search must not stop a container. Esc takes the wish back.
 *
 * @param onLeave - Stable, or the listener is set anew and what was typed is lost.
 */
export function useTypedAhead(waiting: boolean, onLeave: () => void): () => string {
  const typed = useRef("");
  useEffect(() => {
    if (!waiting) return;
    typed.current = "";
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === "Escape") onLeave();
      else if (event.key === "Backspace") typed.current = typed.current.slice(0, -1);
      else if (event.key.length === 1) typed.current += event.key;
    };
    window.addEventListener("keydown", keep, { capture: true });
    return () => window.removeEventListener("keydown", keep, { capture: true });
  }, [waiting, onLeave]);
  return () => typed.current;
}
