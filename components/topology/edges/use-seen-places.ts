"use client";

import { useMemo } from "react";
import { useView } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";
import { currentScene } from "@/components/topology/scene/current-scene";
import { hasCards } from "@/components/topology/scene/level";
import { type PlaceOf, seenPlaces } from "@/components/topology/scene/seen-place";

/** A zooming hand moves what is pressed together a little in each frame; lines follow in steps too small to be seen. */
const step = Math.log(1.04);

/** Where things are drawn now: near by the layout's boxes, elsewhere as the canvas draws them. */
export function useSeenPlaces(): PlaceOf {
  const geometry = useMap((map) => map.geometry);
  const level = useMap((map) => map.level);
  const zoom = useView((lens) => (hasCards(level) ? 1 : Math.exp(Math.round(Math.log(lens.zoom) / step) * step)));
  return useMemo(() => {
    const boxes = geometry?.boxes ?? {};
    if (hasCards(level)) return (id) => boxes[id];
    const placeOf = seenPlaces(currentScene(), level, zoom);
    return (id) => placeOf(id) ?? boxes[id];
  }, [geometry, level, zoom]);
}
