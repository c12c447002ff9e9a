"use client";

import { useEffect, useMemo, useRef } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { camera, motionMs } from "@/components/topology/camera/camera";
import { emptyTrail, rest, step } from "@/components/topology/camera/trail";
import { holdView, moveView, useView, viewNow } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";

/** The map has come to rest when it has not moved for so long. */
const restMs = 700;

/** Back and forward through where you were, and near to what is selected. */
export function TrailKeeper() {
  const trail = useRef(emptyTrail);

  useEffect(() => {
    const note = () => {
      const { x, y, zoom, w, h } = viewNow();
      if (w > 0 && useMap.getState().geometry) trail.current = rest(trail.current, { x, y, zoom }, { w, h });
    };
    let timer = setTimeout(note, restMs);
    const stop = useView.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(note, restMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);

  const commands = useMemo<readonly PanelCommand[]>(() => {
    const walk = (by: 1 | -1) => () => {
      trail.current = step(trail.current, by);
      const to = trail.current.places[trail.current.at];
      if (!to) return;
      holdView();
      moveView(to, motionMs());
    };
    const toSelection = () => {
      const { selectId, selectedIds, focusId } = useMap.getState();
      camera.fill(selectedIds.size > 0 ? [...selectedIds] : [selectId ?? focusId ?? ""]);
    };
    return [
      { id: "view-back", label: "Back to where you were", group: "Map", keys: "[", run: walk(-1) },
      { id: "view-forward", label: "Forward again", group: "Map", keys: "]", run: walk(1) },
      { id: "zoom-selection", label: "Zoom to the selection", group: "Map", keys: "z", run: toSelection },
    ];
  }, []);
  useCommands(commands);
  return null;
}
