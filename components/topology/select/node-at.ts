"use client";

import { useMap } from "@/components/topology/map-store";
import { innermostBox } from "@/components/topology/select/innermost-box";
import type { NodeId } from "@/lib/domain/ids";

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
  const geometry = useMap.getState().geometry;
  const view = element?.closest("[data-map]")?.querySelector(".react-flow__viewport");
  if (!geometry || !view || event.clientX === undefined || event.clientY === undefined) return null;
  return innermostBox(Object.entries(geometry.boxes), toPlane(view, { x: event.clientX, y: event.clientY }));
}

/** The node that has the keyboard's focus on the map; null while the focus is elsewhere. */
export function focusedNode(): NodeId | null {
  const element = document.activeElement?.closest<HTMLElement>("[data-map] [data-stop]");
  return element?.dataset.stop ?? null;
}

/** A place on the screen as one on the plane. */
export function toPlane(view: Element, at: { readonly x: number; readonly y: number }): { x: number; y: number } {
  const { left, top } = view.getBoundingClientRect();
  const zoom = new DOMMatrixReadOnly(getComputedStyle(view).transform).a || 1;
  return { x: (at.x - left) / zoom, y: (at.y - top) / zoom };
}
