import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The part of the plane worth mounting: what is on screen and a margin, in steps, so that most frames change nothing. */
export type Window = Box;

/** How far out the map goes. */
export const minZoom = 0.05;

const step = 256;
const margin = 64;

/**
 * @param view - What the map is looked at through: plane × zoom + (x, y) = screen.
 * @param screen - Size of the map on screen, px.
 */
export function mountWindow(view: Viewport, screen: { readonly w: number; readonly h: number }): Window {
  // A fixed width, so that panning crosses one edge per step and not two.
  const start = (offset: number) => Math.floor((-offset / view.zoom - margin) / step) * step;
  const length = (room: number) => Math.ceil((room / view.zoom + 2 * margin) / step) * step + step;
  return { x: start(view.x), y: start(view.y), w: length(screen.w), h: length(screen.h) };
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Ids of the boxes to mount, in their order. `always` (focus, selection) stay mounted off screen, or the keyboard would lose its place. */
export function visibleIds(
  boxes: Iterable<readonly [NodeId, Box]>,
  window: Window,
  always: readonly (NodeId | null)[],
): readonly NodeId[] {
  const kept = new Set(always);
  const ids: NodeId[] = [];
  for (const [id, box] of boxes) if (kept.has(id) || overlaps(box, window)) ids.push(id);
  return ids;
}

/** The transform that shows `size` whole and centred; never larger than life, nor smaller than the map can be. */
export function fitWhole(
  size: { readonly w: number; readonly h: number },
  screen: { readonly w: number; readonly h: number },
): Viewport {
  const zoom = Math.min(1, Math.max(minZoom, Math.min(screen.w / size.w, screen.h / size.h)));
  const centred = (all: number, room: number) => Math.max(0, (room - all * zoom) / 2);
  return { x: centred(size.w, screen.w), y: Math.min(centred(size.h, screen.h), 24), zoom };
}

/** The transform that shows `box` as large as the screen allows, not larger than life, with `margin` px around it. */
export function fillScreen(box: Box, screen: { readonly w: number; readonly h: number }, margin = 40): Viewport {
  const zoom = Math.min(1, (screen.w - 2 * margin) / box.w, (screen.h - 2 * margin) / box.h);
  return {
    x: (screen.w - box.w * zoom) / 2 - box.x * zoom,
    y: (screen.h - box.h * zoom) / 2 - box.y * zoom,
    zoom,
  };
}

/** The least move that brings `box` into sight with `margin` px around it; null if it is in sight. */
export function bringIntoSight(
  box: Box,
  view: Viewport,
  screen: { readonly w: number; readonly h: number },
  margin = 48,
): Viewport | null {
  const shift = (start: number, length: number, room: number) => {
    const end = start + length;
    if (start < margin) return margin - start;
    return end > room - margin ? Math.max(room - margin - end, margin - start) : 0;
  };
  const dx = shift(box.x * view.zoom + view.x, box.w * view.zoom, screen.w);
  const dy = shift(box.y * view.zoom + view.y, box.h * view.zoom, screen.h);
  return dx === 0 && dy === 0 ? null : { x: view.x + dx, y: view.y + dy, zoom: view.zoom };
}
