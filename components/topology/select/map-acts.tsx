"use client";

import "@/components/topology/select/select.css";
import { useEffect, useState } from "react";
import { MenuSlot } from "@/components/topology/menu/menu-slot";
import { useMenuGestures } from "@/components/topology/menu/use-menu-gestures";
import { SpokenResults } from "@/components/topology/progress/spoken-results";
import { useProgress } from "@/components/topology/progress/use-progress";
import { useFocusKeys } from "@/components/topology/select/use-focus-keys";
import { usePicking } from "@/components/topology/select/use-picking";
import { useSelectionMirror } from "@/components/topology/select/use-selection-mirror";

/** What is done on the map rather than looked at: selecting many, menus, keys, and what operations say on their nodes. */
export function MapActs() {
  const [map, setMap] = useState<HTMLElement | null>(null);
  useEffect(() => setMap(document.querySelector<HTMLElement>("[data-map]")), []);
  useProgress();
  useSelectionMirror();
  usePicking(map);
  useMenuGestures(map);
  useFocusKeys(map);
  return (
    <>
      <MenuSlot />
      <SpokenResults />
    </>
  );
}
