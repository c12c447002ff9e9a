import type { NodeId } from "../ids";
import type { Preset } from "./presets";

/**
 * Where a person dragged a box to, in one preset: its top left corner, px from that of the box around it, or from the
 * plane's where it stands on the plane itself.
 */
export interface Position {
  readonly preset: Preset;
  readonly nodeId: NodeId;
  readonly x: number;
  readonly y: number;
}

/** Farther out nothing can be found again. */
export const farthest = 200_000;

/** False for what no hand can have done: NaN, infinities, a place that nobody would ever find. */
export const isPlausible = ({ x, y }: Pick<Position, "x" | "y">): boolean =>
  Math.abs(x) <= farthest && Math.abs(y) <= farthest;
