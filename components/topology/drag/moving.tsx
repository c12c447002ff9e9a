"use client";

import "@/components/topology/drag/drag.css";
import { useEffect, useMemo, useState } from "react";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useLabView } from "@/components/shell/use-lab-view";
import { boxName, startMoving, useMoveMode } from "@/components/topology/drag/move-mode";
import { putBack } from "@/components/topology/drag/positions";
import { useMoveNews } from "@/components/topology/drag/say";
import { useDrag } from "@/components/topology/drag/use-drag";
import { useMap } from "@/components/topology/map-store";
import { Kbd } from "@/components/ui/kbd";
import type { NodeId } from "@/lib/domain/ids";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { Preset } from "@/lib/domain/topology/presets";

/** Boxes are moved by hand or by keys, each reader for themselves. */
export function Moving() {
  const { preset } = useLabView();
  const [map, setMap] = useState<HTMLElement | null>(null);
  useEffect(() => setMap(document.querySelector<HTMLElement>("[data-map]")), []);
  useDrag(map, preset);
  const moving = useMoveMode(preset);
  const news = useMoveNews((state) => state.text);
  useCommands(useMemo(() => moveCommands(preset), [preset]));
  return (
    <>
      {moving === null ? null : (
        <p className="pointer-events-none fixed bottom-12 left-1/2 z-60 -translate-x-1/2 rounded-2 border border-accent bg-surface-overlay px-3 py-1.5 text-label shadow-2">
          Moving {boxName(moving)}: <Kbd>arrows</Kbd> move it, <Kbd>Enter</Kbd> puts it down, <Kbd>Esc</Kbd> leaves it
        </p>
      )}
      <p className="sr-only" role="status" data-live="moves">
        {news}
      </p>
    </>
  );
}

function moveCommands(preset: Preset): readonly PanelCommand[] {
  const around = (kind: "stack" | "host") => () => {
    const { focusId, selectId } = useMap.getState();
    const at = focusId ?? selectId;
    const box = at && ancestryOf(at, useLab.getState().nodes)[kind];
    if (box) startMoving(box.id);
  };
  const focused = (run: (id: NodeId) => void) => () => {
    const { focusId, selectId } = useMap.getState();
    const at = focusId ?? selectId;
    if (at) run(at);
  };
  return [
    { id: "move", label: "Move what is in focus by arrow keys", group: "Map", run: focused(startMoving) },
    { id: "move-stack", label: "Move its stack by arrow keys", group: "Map", run: around("stack") },
    { id: "move-host", label: "Move its host by arrow keys", group: "Map", run: around("host") },
    {
      id: "put-back",
      label: "Put back what is in focus, and what it stands in",
      group: "Map",
      run: focused((id) => {
        const { stack, host } = ancestryOf(id, useLab.getState().nodes);
        void putBack(
          preset,
          [id, stack?.id, host?.id].filter((each): each is NodeId => each !== undefined),
        );
      }),
    },
  ];
}
