"use client";

import { useEffect } from "react";
import { MenuSlot } from "@/components/topology/menu/menu-slot";
import { tablePicture } from "@/components/topology/menu/picture";
import { useMenuGestures } from "@/components/topology/menu/use-menu-gestures";

/** What opens the menu of a row. It comes with the first sign that somebody is there, as on the map. */
export function TableHands({ box, onReady }: { box: HTMLElement; onReady: () => void }) {
  useMenuGestures(box, tablePicture);
  // After the listeners above stand.
  useEffect(onReady, [onReady]);
  return <MenuSlot />;
}
