"use client";

import "@/components/topology/select/select.css";
import { useEffect } from "react";
import { MenuSlot } from "@/components/topology/menu/menu-slot";
import { useMenuGestures } from "@/components/topology/menu/use-menu-gestures";
import { useFocusKeys } from "@/components/topology/select/use-focus-keys";
import { usePicking } from "@/components/topology/select/use-picking";

/** What a person does to the map beyond looking: it comes with their first sign of life. */
export function MapHands({ map, onReady }: { map: HTMLElement; onReady: () => void }) {
  usePicking(map);
  useMenuGestures(map);
  useFocusKeys(map);
  // After the listeners above stand.
  useEffect(onReady, [onReady]);
  return <MenuSlot />;
}
