"use client";

import { useEffect, useState } from "react";
import { SpokenResults } from "@/components/topology/progress/spoken-results";
import { useProgress } from "@/components/topology/progress/use-progress";
import { useFirstSign } from "@/components/topology/select/use-first-sign";
import { useSelectionMirror } from "@/components/topology/select/use-selection-mirror";

const load = () => import("@/components/topology/select/map-hands").then((file) => file.MapHands);

/** What is done on the map rather than looked at: selecting many, menus, keys, and what operations say on their nodes. */
export function MapActs() {
  const [map, setMap] = useState<HTMLElement | null>(null);
  useEffect(() => setMap(document.querySelector<HTMLElement>("[data-map]")), []);
  useProgress();
  useSelectionMirror();
  const { Part: MapHands, onReady } = useFirstSign(map, load);
  return (
    <>
      {map && MapHands ? <MapHands map={map} onReady={onReady} /> : null}
      <SpokenResults />
    </>
  );
}
