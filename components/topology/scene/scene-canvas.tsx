"use client";

import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useWords } from "@/components/health/use-words";
import { useMap } from "@/components/topology/map-store";
import { toLens } from "@/components/topology/scene/current-scene";
import { hasCards, levelAt } from "@/components/topology/scene/level";
import { startPainter } from "@/components/topology/scene/painter";

/** What is drawn where cards would be too many and too small: middle and far. Nothing here renders while panning. */
export function SceneCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const words = useWords();

  useEffect(() => {
    const look = () => {
      const { level } = useMap.getState();
      const next = levelAt(store.getState().transform[2], level);
      if (next !== level) useMap.setState(hasCards(next) ? { level: next } : { level: next, asCards: false });
    };
    look();
    return store.subscribe(look);
  }, [store]);

  useEffect(() => {
    if (!canvas.current) return;
    const sayUnknown = (since: number | null) => (since === null ? "Unknown" : `Unknown since ${words.moment(since)}`);
    const painter = startPainter(canvas.current, () => toLens(store.getState()), sayUnknown);
    if (!painter) return;
    const stop = store.subscribe((flow, before) => {
      if (flow.transform !== before.transform || flow.width !== before.width || flow.height !== before.height)
        painter.touch();
    });
    return () => {
      stop();
      painter.stop();
    };
  }, [store, words]);

  return <canvas ref={canvas} className="map-scene" aria-hidden />;
}
