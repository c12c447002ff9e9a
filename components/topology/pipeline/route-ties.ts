import type { Box } from "@/lib/domain/topology/geometry-model";
import { sizes } from "@/lib/domain/topology/sizes";

const gutter = sizes.columnGap / 2;
const rowGutter = sizes.rowGap / 2;

/**
 * A right-angled line from `other` to the selection, in the gaps between cards: to the selection's own trunk, one per
 * side, then along it. Boxes in the same column use the right trunk.
 *
 * @returns an SVG path that ends at the selection's edge.
 */
export function routeTie(selected: Box, other: Box): string {
  const left = other.x + other.w <= selected.x;
  const trunk = left ? selected.x - gutter : selected.x + selected.w + gutter;
  const edge = left ? selected.x : selected.x + selected.w;
  const [selectedY, otherY] = [midY(selected), midY(other)];
  const right = other.x >= selected.x + selected.w;
  // The side of the other box that looks towards the trunk.
  const start = right ? other.x : other.x + other.w;
  const own = right ? start - gutter : start + gutter;
  const close = Math.abs(own - trunk) < 1;
  const way = close
    ? `M${start} ${otherY}H${trunk}`
    : left || right
      ? `M${start} ${otherY}H${own}V${other.y - rowGutter}H${trunk}`
      : `M${start} ${otherY}H${trunk}`;
  return `${way}V${selectedY}H${edge}`;
}

/** Where the arrow of a tie sits: at the selection if that is what is depended on, else at the other box. */
export function tieArrow(
  selected: Box,
  other: Box,
  toSelection: boolean,
): { x: number; y: number; points: "left" | "right" } {
  const left = other.x + other.w <= selected.x;
  const right = other.x >= selected.x + selected.w;
  if (toSelection)
    return { x: left ? selected.x : selected.x + selected.w, y: midY(selected), points: left ? "right" : "left" };
  return right
    ? { x: other.x, y: midY(other), points: "right" }
    : { x: other.x + other.w, y: midY(other), points: "left" };
}

const midY = (box: Box): number => box.y + box.h / 2;
