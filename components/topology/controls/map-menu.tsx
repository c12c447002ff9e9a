"use client";

import { Ellipsis } from "lucide-react";
import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useMay } from "@/components/shell/session";
import { useLabView } from "@/components/shell/use-lab-view";
import { arrangeAgain } from "@/components/topology/arrange/arrange";
import { putAllBack } from "@/components/topology/drag/positions";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";

/** What is done to the map as a whole; each of it also stands in the command menu. */
export function MapMenu() {
  const { preset } = useLabView();
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
  if (commands.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="icon" className="h-7 w-7" aria-label="Arrange the map">
          <Ellipsis className="size-4" aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {commands.map(({ id, label, run }) => (
          <MenuItem key={id} onSelect={run}>
            {label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
