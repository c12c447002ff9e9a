"use client";

import { useMap } from "@/components/topology/map-store";
import { currentScene } from "@/components/topology/scene/current-scene";
import { allPlaces, findAt, placeOf } from "@/components/topology/scene/find-at";
import type { Lens } from "@/components/topology/scene/squeeze";
import { caughtBy, innermostBox } from "@/components/topology/select/innermost-box";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

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
  const { geometry, asCards, level } = useMap.getState();
  const view = element?.closest("[data-map]")?.querySelector(".react-flow__viewport");
  if (!geometry || !view || event.clientX === undefined || event.clientY === undefined) return null;
  if (!asCards) return findAt(currentScene(), level, lensOf(view), onMap(view, event.clientX, event.clientY));
  return innermostBox(Object.entries(geometry.boxes), toPlane(view, { x: event.clientX, y: event.clientY }));
}

/** The containers and folded boxes that a rectangle of the screen touches, as they are drawn now. */
export function nodesIn(map: HTMLElement, rect: Box): readonly NodeId[] {
  const { geometry, asCards, level, folded } = useMap.getState();
  const view = map.querySelector(".react-flow__viewport");
  if (!geometry || !view) return [];
  if (!asCards) {
    const places = [...allPlaces(currentScene(), level, lensOf(view))].map(({ id, box }) => [id, box] as const);
    return caughtBy({ ...rect, ...onMap(view, rect.x, rect.y) }, places, folded);
  }
  const from = toPlane(view, rect);
  const to = toPlane(view, { x: rect.x + rect.w, y: rect.y + rect.h });
  return caughtBy({ ...from, w: to.x - from.x, h: to.y - from.y }, Object.entries(geometry.boxes), folded);
}

/** Where a node is on the screen, as card or as drawn; null while it has no place there. */
export function screenPlace(id: NodeId): Box | null {
  const { asCards, level } = useMap.getState();
  const map = document.querySelector("[data-map]");
  const view = map?.querySelector(".react-flow__viewport");
  if (!map || !view) return null;
  if (asCards) {
    const element = map.querySelector(`[data-stop="${CSS.escape(id)}"], [data-fold="${CSS.escape(id)}"]`);
    const rect = element?.getBoundingClientRect();
    return rect ? { x: rect.x, y: rect.y, w: rect.width, h: rect.height } : null;
  }
  const drawn = placeOf(currentScene(), level, lensOf(view), id);
  const { left, top } = map.getBoundingClientRect();
  return drawn && { ...drawn, x: drawn.x + left, y: drawn.y + top };
}

/** The node that has the keyboard's focus on the map; null while the focus is elsewhere. */
export function focusedNode(): NodeId | null {
  const element = document.activeElement?.closest<HTMLElement>("[data-map] [data-stop]");
  return element?.dataset.stop ?? null;
}

/** A place on the screen as one on the plane. */
function toPlane(view: Element, at: { readonly x: number; readonly y: number }): { x: number; y: number } {
  const { left, top } = view.getBoundingClientRect();
  const zoom = new DOMMatrixReadOnly(getComputedStyle(view).transform).a || 1;
  return { x: (at.x - left) / zoom, y: (at.y - top) / zoom };
}

const onMap = (view: Element, clientX: number, clientY: number) => {
  const { left = 0, top = 0 } = view.closest("[data-map]")?.getBoundingClientRect() ?? {};
  return { x: clientX - left, y: clientY - top };
};

function lensOf(view: Element): Lens {
  const { a: zoom, e: x, f: y } = new DOMMatrixReadOnly(getComputedStyle(view).transform);
  const { width: w = 0, height: h = 0 } = view.closest("[data-map]")?.getBoundingClientRect() ?? {};
  return { x, y, zoom: zoom || 1, w, h };
}
