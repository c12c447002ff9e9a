import type { Point } from "@/components/topology/pipeline/edge-model";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { sizes } from "@/lib/domain/topology/sizes";

const gutter = sizes.columnGap / 2;
const rowGutter = sizes.rowGap / 2;

/** Lines that may not share their trunk lie so far apart, and so many find room beside each other in a gangway. */
const trackStep = 4;
export const trackCount = 5;

/** 0, -4, 4, -8, 8 px: where on the sides of its boxes a line of this track begins and ends. */
const sideways = (track: number): number => (track % 2 === 0 ? 1 : -1) * Math.ceil(track / 2) * trackStep;

/**
 * A right-angled way from `other` to `anchor` in the gaps between cards: first to the anchor's own trunk, one per side,
 * then along it. So all that comes to one box from one side is one bundle for most of its way. What stands above or
 * below uses the trunk at the right.
 *
 * @param track - Which of `trackCount` tracks beside each other it takes; 0 is the trunk that all share.
 */
export function routeEdge(anchor: Box, other: Box, track = 0): readonly Point[] {
  const left = other.x + other.w <= anchor.x;
  const right = other.x >= anchor.x + anchor.w;
  const straight = left || right ? facing(anchor, other, track) : null;
  if (straight) return straight;
  const off = gutter + track * trackStep;
  const trunk = left ? anchor.x - off : anchor.x + anchor.w + off;
  const end = { x: left ? anchor.x : anchor.x + anchor.w, y: midY(anchor) + sideways(track) };
  const along = [{ x: trunk, y: end.y }, end];
  if (!left && !right) return [...leaveStacked(anchor, other, { x: trunk, track }), ...along];
  // The side of the other box that looks towards the trunk.
  const start = { x: right ? other.x : other.x + other.w, y: midY(other) + sideways(track) };
  const own = right ? start.x - off : start.x + off;
  const between = Math.abs(start.x - end.x);
  // With nothing between them but the gap that the trunk is in, there is nothing to go round.
  if (between <= 2 * sizes.gangway) return clean([start, { x: trunk, y: start.y }, ...along]);
  const above = other.y - rowGutter - track * trackStep;
  return clean([start, { x: own, y: start.y }, { x: own, y: above }, { x: trunk, y: above }, ...along]);
}

/** Two large boxes side by side with nothing but a gangway between: straight across, where both have a wall. */
function facing(anchor: Box, other: Box, track: number): readonly Point[] | null {
  const [top, foot] = [Math.max(anchor.y, other.y), Math.min(anchor.y + anchor.h, other.y + other.h)];
  const left = other.x < anchor.x;
  const [start, end] = left ? [other.x + other.w, anchor.x] : [other.x, anchor.x + anchor.w];
  const near = Math.abs(end - start) <= sizes.gangway + 2 && Math.abs(end - start) > sizes.columnGap;
  if (!near || foot - top < sizes.cardHeight) return null;
  const y = (top + foot) / 2 + sideways(track);
  return [
    { x: start, y },
    { x: end, y },
  ];
}

/** From a box above or below: by its right side where the trunk passes it, else straight out of its top or foot. */
function leaveStacked(
  anchor: Box,
  other: Box,
  { x: trunk, track }: { readonly x: number; readonly track: number },
): readonly Point[] {
  const y = midY(other) + sideways(track);
  if (trunk > other.x + other.w)
    return [
      { x: other.x + other.w, y },
      { x: trunk, y },
    ];
  return [{ x: trunk, y: other.y < anchor.y ? other.y + other.h : other.y }];
}

const midY = (box: Box): number => box.y + box.h / 2;

/** Without points that say nothing: repeated ones, and those in the middle of a straight stretch. */
function clean(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = kept.slice(-2);
    if (last && last.x === point.x && last.y === point.y) continue;
    const goesOn =
      before && last && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (goesOn) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** The middle of the longest stretch: where a bundle's count has room. */
export function middleOf(points: readonly Point[]): Point {
  let best: Point = points[0] ?? { x: 0, y: 0 };
  let longest = -1;
  points.forEach((point, i) => {
    const next = points[i + 1];
    if (!next) return;
    const length = Math.abs(next.x - point.x) + Math.abs(next.y - point.y);
    if (length <= longest) return;
    longest = length;
    best = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
  });
  return best;
}
