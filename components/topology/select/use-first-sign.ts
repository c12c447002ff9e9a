"use client";

import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";

const isPlate = ({ type, target }: MouseEvent): boolean =>
  type === "click" && target instanceof Element && target.closest("[data-menu]") !== null;

const signs = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/**
 * Loads a part of the map with the first sign that somebody is there, and keeps for it what was meant for it meanwhile:
 * a press with Shift, a right click, a press on a zone's plate. Whoever only looks never loads it; one that can't be loaded is tried again with the
 * next sign.
 */
export function useFirstSign<Props>(map: HTMLElement | null, load: () => Promise<ComponentType<Props>>) {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const kept = useRef<readonly MouseEvent[]>([]);
  const isReady = useRef(false);
  useEffect(() => {
    if (!map) return;
    const until = new AbortController();
    const options = { capture: true, signal: until.signal };
    let isAsked = false;
    const ask = () => {
      if (isAsked) return;
      isAsked = true;
      load().then(
        (part) => setPart(() => part),
        () => {
          isAsked = false;
        },
      );
    };
    for (const sign of signs) window.addEventListener(sign, ask, { ...options, passive: true });
    const hold = (event: MouseEvent) => {
      if (isReady.current || !(event.shiftKey || event.type === "contextmenu" || isPlate(event))) return;
      ask();
      event.stopPropagation();
      event.preventDefault();
      if (event.type === "click" || event.type === "contextmenu") kept.current = [...kept.current, event];
    };
    for (const type of ["pointerdown", "mousedown", "click", "contextmenu"] as const)
      map.addEventListener(type, hold, options);
    return () => until.abort();
  }, [map, load]);
  /** The part's listeners stand: what was kept for it happens now. */
  const onReady = useCallback(() => {
    isReady.current = true;
    for (const event of kept.current) event.target?.dispatchEvent(new MouseEvent(event.type, event));
    kept.current = [];
  }, []);
  return { Part, onReady };
}
