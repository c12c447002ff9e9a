import { longestLandmark, type ViewPlace, type ViewPoint } from "@/components/shell/view-point";
import type { Lens } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import type { Box, Geometry } from "@/lib/domain/topology/geometry-model";

/** What is in the middle of the screen, px of the plane, and the zoom. */
export type Middle = Pick<ViewPoint, "x" | "y" | "zoom">;

/** A container is gone with its next name; what it stands in stays. */
const lasting = /^(zone|host|stack|cluster|namespace|group|loose):/;

/** Rounding of a fit at any zoom, px of the screen. */
const slack = 1;

/**
 * Where the map is looked at, as it holds in another tab, on another screen and after the lab has changed: the whole, if
 * all of it is in view, else the middle of the screen as seen from the nearest box that lasts.
 *
 * @param options.held - Somebody has chosen this place: then it is told, even with all of the map in view.
 */
export function toViewPlace(
  lens: Lens,
  { boxes, size }: Pick<Geometry, "boxes" | "size">,
  { held }: { readonly held: boolean },
): ViewPlace {
  const { x: left, y: top, zoom, w, h } = lens;
  const isWhole =
    left >= -slack && top >= -slack && left + size.w * zoom <= w + slack && top + size.h * zoom <= h + slack;
  if (isWhole && !held) return "whole";
  const middle = { x: (w / 2 - left) / zoom, y: (h / 2 - top) / zoom };
  const landmark = nearest(middle, boxes);
  const corner = landmark?.box ?? { x: 0, y: 0 };
  return {
    near: landmark?.id ?? null,
    x: Math.round(middle.x - corner.x),
    y: Math.round(middle.y - corner.y),
    zoom: Math.round(zoom * 1000) / 1000,
  };
}

interface Plane {
  readonly geometry: Pick<Geometry, "boxes" | "size">;
  /** The box around one that is not drawn, if it stands in a folded one. */
  readonly parentOf: (id: NodeId) => NodeId | null;
  readonly screen: { readonly w: number; readonly h: number };
}

/**
 * That place on the map as it is now; null where its box has gone, or nothing of the map is to be seen from there. What
 * is folded away is looked at where its folded box is.
 */
export function toMiddle({ near, x, y, zoom }: ViewPoint, { geometry, parentOf, screen }: Plane): Middle | null {
  const middle = near === null ? { x, y } : from(near, { x, y }, geometry.boxes, parentOf);
  if (!middle) return null;
  const reach = { x: screen.w / 2 / zoom, y: screen.h / 2 / zoom };
  const { w, h } = geometry.size;
  const sees = middle.x + reach.x > 0 && middle.x - reach.x < w && middle.y + reach.y > 0 && middle.y - reach.y < h;
  return sees ? { ...middle, zoom } : null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function from(near: NodeId, { x, y }: Point, boxes: Geometry["boxes"], parentOf: Plane["parentOf"]): Point | null {
  const box = boxes[near];
  if (box) return { x: box.x + x, y: box.y + y };
  // A chain of parents is never longer; a circle of them would be.
  let at = parentOf(near);
  for (let depth = 0; at !== null && depth < 8; depth++) {
    const around = boxes[at];
    if (around) return { x: around.x + around.w / 2, y: around.y + around.h / 2 };
    at = parentOf(at);
  }
  return null;
}

/** The smallest of those that hold the point, else the one least far from it; of containers only where there is nothing else. */
function nearest(point: Point, boxes: Geometry["boxes"]): { readonly id: NodeId; readonly box: Box } | null {
  let best: { id: NodeId; box: Box; lasts: boolean; away: number; area: number } | null = null;
  for (const [id, box] of Object.entries(boxes)) {
    const lasts = lasting.test(id);
    if (id.length > longestLandmark || !(lasts || /^(container|workload):/.test(id))) continue;
    const next = { id, box, lasts, away: distance(point, box), area: box.w * box.h };
    if (!best || isNearer(next, best)) best = next;
  }
  return best;
}

interface Candidate {
  readonly id: NodeId;
  readonly lasts: boolean;
  readonly away: number;
  readonly area: number;
}

function isNearer(a: Candidate, b: Candidate): boolean {
  if (a.lasts !== b.lasts) return a.lasts;
  const by = a.away - b.away || a.area - b.area;
  return by === 0 ? a.id < b.id : by < 0;
}

const distance = ({ x, y }: Point, box: Box): number =>
  Math.hypot(Math.max(0, box.x - x, x - box.x - box.w), Math.max(0, box.y - y, y - box.y - box.h));
