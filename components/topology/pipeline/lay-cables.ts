import type { Point } from "@/components/topology/pipeline/edge-model";
import { trackCount } from "@/components/topology/pipeline/route-edge";

/** Two parallel stretches nearer than this look like one, px. */
const apart = 3;

interface Stretch {
  readonly vertical: boolean;
  /** Its x if it is vertical, else its y. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Lays cables so that each can be told apart: the first takes the trunk, the next the nearest track beside it on which it
 * lies on no other. What finds none shares the one where it shares least.
 *
 * @param ways - Of each cable, its way by track; a way is null where an end has no place.
 */
export function layCables(ways: readonly ((track: number) => readonly Point[] | null)[]): (readonly Point[] | null)[] {
  const laid: Stretch[] = [];
  return ways.map((wayOn) => {
    let best: { readonly points: readonly Point[]; readonly shared: number } | null = null;
    for (let track = 0; track < trackCount && best?.shared !== 0; track++) {
      const points = wayOn(track);
      if (!points) return null;
      const shared = sharedLength(stretchesOf(points), laid);
      if (!best || shared < best.shared) best = { points, shared };
    }
    if (!best) return null;
    laid.push(...stretchesOf(best.points));
    return best.points;
  });
}

function stretchesOf(points: readonly Point[]): readonly Stretch[] {
  return points.slice(1).map((b, i): Stretch => {
    const a = points[i] ?? b;
    const vertical = a.x === b.x;
    const [from, to] = vertical ? [a.y, b.y] : [a.x, b.x];
    return { vertical, at: vertical ? a.x : a.y, from: Math.min(from, to), to: Math.max(from, to) };
  });
}

/** How many px of these lie on others. */
function sharedLength(own: readonly Stretch[], laid: readonly Stretch[]): number {
  let length = 0;
  for (const a of own)
    for (const b of laid)
      if (a.vertical === b.vertical && Math.abs(a.at - b.at) < apart)
        length += Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
  return length;
}
