import type { Point } from "@/components/topology/pipeline/edge-model";

/**
 * Which of several lines a pointer means: where they run closer than a hand can point, the nearest.
 *
 * @param within - Px of the plane; farther off than this none is meant.
 */
export function nearestLine(
  at: Point,
  lines: Iterable<{ readonly id: string; readonly points: readonly Point[] }>,
  within: number,
): string | null {
  let best: string | null = null;
  let nearest = within;
  for (const { id, points } of lines) {
    const distance = distanceTo(at, points);
    if (distance >= nearest) continue;
    nearest = distance;
    best = id;
  }
  return best;
}

function distanceTo(at: Point, points: readonly Point[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [i, b] of points.entries()) {
    const a = points[i - 1] ?? b;
    // Lines run along the axes, so the nearest of a stretch is the place pushed into its bounds.
    const x = Math.max(Math.min(a.x, b.x), Math.min(Math.max(a.x, b.x), at.x));
    const y = Math.max(Math.min(a.y, b.y), Math.min(Math.max(a.y, b.y), at.y));
    nearest = Math.min(nearest, Math.hypot(at.x - x, at.y - y));
  }
  return nearest;
}
