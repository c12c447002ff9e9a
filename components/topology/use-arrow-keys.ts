"use client";

import { type KeyboardEvent, useCallback } from "react";
import { useLab } from "@/components/live/lab-store";
import { askFor, stopElement } from "@/components/topology/camera/focus-keeper";
import { useMap } from "@/components/topology/map-store";
import { arrowDirections, nearestNeighbour } from "@/components/topology/pipeline/neighbours";
import { stopsOf } from "@/components/topology/pipeline/stops";

/** Arrow keys walk from card to nearest card, wherever it stands; what is walked to is brought into sight. */
export function useArrowKeys() {
  return useCallback((event: KeyboardEvent) => {
    const direction = arrowDirections[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    const { geometry, focusId, folded } = useMap.getState();
    const from = focusId ? geometry?.boxes[focusId] : undefined;
    if (!geometry || !focusId || !from) return;
    event.preventDefault();
    // From outside the cards (a plate, a stack's label) the first arrow only enters them.
    if (!(event.target instanceof Element) || !event.target.closest("[data-stop]")) {
      stopElement(focusId)?.focus({ preventScroll: true });
      return;
    }
    const next = nearestNeighbour(from, direction, stopsOf(geometry.boxes, folded, useLab.getState().children));
    if (!next) return;
    useMap.setState({ focusId: next });
    askFor(next, { focus: true });
  }, []);
}
