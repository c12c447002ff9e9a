import type { Box } from "@/lib/domain/topology/geometry-model";

interface Point {
  readonly x: number;
  readonly y: number;
}

export const linePath = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");

/** A triangle of 16 × 11 px at the end of the line, pointing the way it came. Empty without a line. */
export function arrowHead(points: readonly Point[], half = 8, length = 11): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return "";
  const [dx, dy] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)];
  const back = { x: end.x - dx * length, y: end.y - dy * length };
  const corner = (sign: number) => `${back.x + sign * dy * half} ${back.y + sign * dx * half}`;
  return `M${corner(1)}L${end.x} ${end.y}L${corner(-1)}Z`;
}

// Steps of a rip, px: fixed, so that a tear looks the same each time it is drawn.
const rip = [4, -4, 0, 7, -2, -8, 1, -3, 5, -6, 2];

/** How far a tear reaches beyond its line, px. */
const reach = 20;

/**
 * A tear in a wall: the hole's outline, jagged above and below, and its two rims alone.
 *
 * @param scale - How much taller and rougher it is drawn than the layout has it, to be seen from far off.
 */
export function tearEdges({ x, y, w, h }: Box, scale = 1): { hole: string; rims: string } {
  const steps = Math.max(2, Math.round(w / 5));
  const edge = (base: number, turn: 1 | -1): Point[] =>
    Array.from({ length: steps + 1 }, (_, i) => ({
      x: x + (w * i) / steps,
      y: base + turn * (rip[i % rip.length] ?? 0) * scale,
    }));
  // As far above and below the line as it looks near by, however long the tear is.
  const grown = reach * (scale - 1);
  const [top, foot] = [edge(y - grown, 1), edge(y + h + grown, -1)];
  return {
    hole: `${linePath([...top, ...foot.toReversed()])}Z`,
    rims: linePath(top) + linePath(foot),
  };
}
