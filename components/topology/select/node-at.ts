"use client";

import { viewNow } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";
import { currentScene } from "@/components/topology/scene/current-scene";
import { allPlaces, findAt, placeOf } from "@/components/topology/scene/find-at";
import { caughtBy, innermostBox } from "@/components/topology/select/innermost-box";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Happened {
  readonly target: EventTarget | null;
  readonly clientX?: number;
  readonly clientY?: number;
}

/**
 * The node that an event on the map is about: what carries its id, else the innermost box under the pointer. The one
 * place that knows how a place on the screen becomes a node.
 */
export function nodeAt(event: Happened): NodeId | null {
  const element = event.target instanceof Element ? event.target : null;
  const named = element?.closest<HTMLElement>("[data-stop], [data-menu], [data-fold], [data-open]")?.dataset;
  if (named) return named.stop ?? named.menu ?? named.fold ?? named.open ?? null;
  const { geometry, asCards } = useMap.getState();
  if (!asCards) return drawnAt(event);
  const at = placeOnMap(event);
  return geometry && at ? innermostBox(Object.entries(geometry.boxes), toPlane(at)) : null;
}

/** What the canvas draws under an event; null where cards are shown, or on something that lies above the map. */
export function drawnAt(event: Happened): NodeId | null {
  const { asCards, level } = useMap.getState();
  const at = placeOnMap(event);
  return asCards || !at ? null : findAt(currentScene(), level, viewNow(), at);
}

const placeOnMap = ({ target, clientX, clientY }: Happened): Point | null =>
  isOnPane(target) && clientX !== undefined && clientY !== undefined ? onMap({ x: clientX, y: clientY }) : null;

/** On the map itself, rather than on a control that lies above it. */
export const isOnPane = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(".map-pane") !== null;

/** The containers and folded boxes that a rectangle of the screen touches, as they are drawn now. */
export function nodesIn(rect: Box): readonly NodeId[] {
  const { geometry, asCards, level, folded } = useMap.getState();
  const at = onMap(rect);
  if (!geometry || !at) return [];
  if (!asCards) {
    const places = [...allPlaces(currentScene(), level, viewNow())].map(({ id, box }) => [id, box] as const);
    return caughtBy({ ...rect, ...at }, places, folded);
  }
  const { zoom } = viewNow();
  const caught = { ...toPlane(at), w: rect.w / zoom, h: rect.h / zoom };
  return caughtBy(caught, Object.entries(geometry.boxes), folded);
}

/** Where a node is on the screen, as card or as drawn; null while it has no place there. */
export function screenPlace(id: NodeId): Box | null {
  const { asCards, level } = useMap.getState();
  const map = mapElement();
  if (!map) return null;
  if (asCards) {
    const element = map.querySelector(`[data-stop="${CSS.escape(id)}"], [data-fold="${CSS.escape(id)}"]`);
    const rect = element?.getBoundingClientRect();
    return rect ? { x: rect.x, y: rect.y, w: rect.width, h: rect.height } : null;
  }
  const drawn = placeOf(currentScene(), level, viewNow(), id);
  const { left, top } = map.getBoundingClientRect();
  return drawn && { ...drawn, x: drawn.x + left, y: drawn.y + top };
}

/** The node that has the keyboard's focus on the map; null while the focus is elsewhere. */
export function focusedNode(): NodeId | null {
  const element = document.activeElement?.closest<HTMLElement>("[data-map] [data-stop]");
  return element?.dataset.stop ?? null;
}

const mapElement = () => document.querySelector("[data-map]");

/** A place on the screen as one on the map; null while there is none. */
export function onMap({ x, y }: Point): Point | null {
  const rect = mapElement()?.getBoundingClientRect();
  return rect ? { x: x - rect.left, y: y - rect.top } : null;
}

/** A place on the map as one on the plane. */
function toPlane(at: Point): Point {
  const { x, y, zoom } = viewNow();
  return { x: (at.x - x) / zoom, y: (at.y - y) / zoom };
}
