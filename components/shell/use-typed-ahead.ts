"use client";

import { useCallback, useEffect, useRef } from "react";

/**
 * Keeps what is typed while something that was opened is still on its way, for it to begin with. Meanwhile no key
 * reaches anything else: the first letters of a search must not stop a container. Esc takes the wish back.
 *
 * @param onLeave - Stable, or the listener is set anew and what was typed is lost.
 * @returns Takes what was typed. From then on keys go where they would, at once: not first when the page is drawn anew.
 */
export function useTypedAhead(waiting: boolean, onLeave: () => void): () => string {
  const take = useRef<() => string>(() => "");
  useEffect(() => {
    if (!waiting) return;
    let typed = "";
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === "Escape") onLeave();
      else if (event.key === "Backspace") typed = typed.slice(0, -1);
      else if (event.key.length === 1) typed += event.key;
    };
    const stop = () => window.removeEventListener("keydown", keep, { capture: true });
    window.addEventListener("keydown", keep, { capture: true });
    take.current = () => {
      stop();
      return typed;
    };
    return stop;
  }, [waiting, onLeave]);
  return useCallback(() => take.current(), []);
}
