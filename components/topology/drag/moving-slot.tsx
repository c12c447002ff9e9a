"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useState } from "react";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useLabView } from "@/components/shell/use-lab-view";
import { startMoving, useMoving } from "@/components/topology/drag/moving-state";
import { putBack } from "@/components/topology/drag/positions";
import { useMap } from "@/components/topology/map-store";
import type { NodeId } from "@/lib/domain/ids";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { Preset } from "@/lib/domain/topology/presets";

const Moving = dynamic(() => import("@/components/topology/drag/moving").then((file) => file.Moving), { ssr: false });

/** What moves boxes is fetched when a pointer comes to the map, or a key asks for it. */
export function MovingSlot() {
  const { preset } = useLabView();
  const asked = useMoving((moving) => moving.id !== null);
  const [map, setMap] = useState<HTMLElement | null>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = document.querySelector<HTMLElement>("[data-map]");
    const come = () => setNear(true);
    setMap(element);
    element?.addEventListener("pointerover", come, { once: true });
    return () => element?.removeEventListener("pointerover", come);
  }, []);
  useEffect(() => {
    if (asked) setNear(true);
  }, [asked]);
  // Who leaves the map lets go of what is in hand.
  useEffect(() => () => useMoving.setState({ id: null }), []);
  useCommands(useMemo(() => moveCommands(preset), [preset]));
  return map && near ? <Moving map={map} preset={preset} /> : null;
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
