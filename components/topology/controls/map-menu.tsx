"use client";

import { Ellipsis } from "lucide-react";
import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useMay } from "@/components/shell/session";
import { useIsPhone } from "@/components/shell/use-is-phone";
import { useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { arrangeAgain } from "@/components/topology/arrange/arrange";
import { putAllBack } from "@/components/topology/drag/positions";
import { Button } from "@/components/ui/button";

const load = () => import("@/components/topology/controls/map-menu-list").then((file) => file.MapMenuList);

/** What is done to the map as a whole, and on a phone which view it is; each of it also stands in the command menu. */
export function MapMenu() {
  const { preset } = useLabView();
  const isPhone = useIsPhone();
  const mayArrange = useMay("map:arrange") && preset !== "dependencies";
  const moved = useLab((lab) => lab.positions.some((position) => position.preset === preset));
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      ...(mayArrange
        ? [
            {
              id: "arrange",
              label: "Arrange again, for everybody",
              group: "Map",
              run: () => void arrangeAgain(preset),
            },
          ]
        : []),
      ...(moved
        ? [{ id: "put-all-back", label: "Put back all that I moved", group: "Map", run: () => void putAllBack(preset) }]
        : []),
    ],
    [mayArrange, moved, preset],
  );
  useCommands(commands);
  const { Part: MapMenuList, ask } = useLazyPart(load);
  if (commands.length === 0 && !isPhone) return null;
  const trigger = (
    <Button
      variant="ghost"
      size="icon"
      className="h-7 w-7"
      aria-label={isPhone ? "Choose the view, arrange the map" : "Arrange the map"}
      aria-haspopup="menu"
      onClick={ask}
    >
      <Ellipsis className="size-4" aria-hidden />
    </Button>
  );
  return MapMenuList ? <MapMenuList commands={commands} preset={isPhone ? preset : null} trigger={trigger} /> : trigger;
}
