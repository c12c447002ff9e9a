"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useIsPhone } from "@/components/shell/use-is-phone";
import { useView } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";

const Minimap = dynamic(() => import("@/components/topology/minimap/minimap").then((file) => file.Minimap), {
  ssr: false,
});

/** The key of "off" in localStorage; absent: shown. */
const offKey = "bulkhead-minimap";

const isOff = (): boolean => {
  try {
    return localStorage.getItem(offKey) === "off";
  } catch {
    return false;
  }
};

/** The minimap, where the map is larger than the screen and a person has not put it away. */
export function MinimapSlot() {
  const phone = useIsPhone();
  const [off, setOff] = useState(isOff);
  const size = useMap((map) => map.geometry?.size);
  const beyond = useView(({ zoom, w, h }) => size !== undefined && (size.w * zoom > w + 40 || size.h * zoom > h + 40));
  const commands = useMemo<readonly PanelCommand[]>(() => {
    const turn = () =>
      setOff((before) => {
        try {
          localStorage.setItem(offKey, before ? "on" : "off");
        } catch {
          // A browser that keeps nothing still does as it is told until the page is left.
        }
        return !before;
      });
    return [{ id: "minimap", label: "Show or hide the minimap", group: "Map", keys: "m", run: turn }];
  }, []);
  useCommands(commands);
  return beyond && !off && !phone ? <Minimap /> : null;
}
