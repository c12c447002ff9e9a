"use client";

import { useEffect, useRef } from "react";
import { useWords } from "@/components/health/use-words";
import { useView, viewNow } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";
import { hasCards, levelAt } from "@/components/topology/scene/level";
import { startPainter } from "@/components/topology/scene/painter";

/** What is drawn where cards would be too many and too small: middle and far. Nothing here renders while panning. */
export function SceneCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useWords();

  useEffect(() => {
    const look = () => {
      const { level } = useMap.getState();
      const next = levelAt(viewNow().zoom, level);
      if (next !== level) useMap.setState(hasCards(next) ? { level: next } : { level: next, asCards: false });
    };
    look();
    return useView.subscribe(look);
  }, []);

  // The words are others each minute; the painter and its kept pictures stay.
  const spoken = useRef(words);
  useEffect(() => {
    spoken.current = words;
  }, [words]);

  useEffect(() => {
    if (!canvas.current) return;
    const sayUnknown = (since: number | null) =>
      since === null ? "Unknown" : `Unknown since ${spoken.current.moment(since)}`;
    const painter = startPainter(canvas.current, viewNow, sayUnknown);
    if (!painter) return;
    const stop = useView.subscribe(painter.touch);
    return () => {
      stop();
      painter.stop();
    };
  }, []);

  return <canvas ref={canvas} className="map-scene" aria-hidden />;
}
