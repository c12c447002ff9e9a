import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

export type Direction = "left" | "right" | "up" | "down";

export const arrowDirections: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const centre = (box: Box) => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

/**
 * The nearest box that lies in `direction`: the way along counts once, the way aside three times, so that a row is
 * walked along before it is left. `null` at the edge.
 */
export function nearestNeighbour(
  from: Box,
  direction: Direction,
  boxes: Iterable<readonly [NodeId, Box]>,
): NodeId | null {
  const start = centre(from);
  let best: NodeId | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [id, box] of boxes) {
    const { x, y } = centre(box);
    const [dx, dy] = [x - start.x, y - start.y];
    const [along, aside] = direction === "left" || direction === "right" ? [dx, dy] : [dy, dx];
    const forward = direction === "left" || direction === "up" ? -along : along;
    if (forward <= 1) continue;
    const cost = forward + 3 * Math.abs(aside);
    if (cost < bestCost) [best, bestCost] = [id, cost];
  }
  return best;
}

/** Tab's order: by rows of 20 px, then from left to right. */
export const readingOrder = (boxes: Iterable<readonly [NodeId, Box]>): readonly NodeId[] =>
  [...boxes].sort(([, a], [, b]) => Math.round(a.y / 20) - Math.round(b.y / 20) || a.x - b.x).map(([id]) => id);
