import type { KeyboardEvent } from "react";
import { useLab } from "@/components/live/lab-store";
import { askFor, stopElement } from "@/components/topology/camera/focus-keeper";
import { useMap } from "@/components/topology/map-store";
import { arrowDirections, nearestNeighbour } from "@/components/topology/pipeline/neighbours";
import { isStop, stopsOf } from "@/components/topology/pipeline/stops";
import { currentScene } from "@/components/topology/scene/current-scene";
import { allPlaces } from "@/components/topology/scene/find-at";
import type { Lens } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import type { Box, Geometry } from "@/lib/domain/topology/geometry-model";

/** Arrow keys walk from what is drawn to the nearest, wherever it stands; what is walked to is brought into sight. */
export function arrowKeys(lens: () => Lens) {
  return (event: KeyboardEvent) => {
    const direction = arrowDirections[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    const { geometry, focusId } = useMap.getState();
    if (!geometry || !focusId) return;
    const stops = stopsNow(geometry, lens());
    const from = stops.find(([id]) => id === focusId)?.[1];
    if (!from) return;
    event.preventDefault();
    // From outside the cards (a plate, a stack's label) the first arrow only enters them.
    if (!(event.target instanceof Element) || !event.target.closest("[data-stop]")) {
      stopElement(focusId)?.focus({ preventScroll: true });
      return;
    }
    const next = nearestNeighbour(from, direction, stops);
    if (!next) return;
    useMap.setState({ focusId: next });
    askFor(next, { focus: true });
  };
}

/** Cards where there are cards; elsewhere what is drawn of them, where it is drawn. */
function stopsNow(geometry: Geometry, lens: Lens): readonly (readonly [NodeId, Box])[] {
  const { folded, asCards, level } = useMap.getState();
  const { children } = useLab.getState();
  if (asCards) return stopsOf(geometry.boxes, folded, children);
  const places = [...allPlaces(currentScene(), level, lens)].map(({ id, box }) => [id, box] as const);
  return places.filter(([id]) => isStop(id, folded, children));
}
