import type { NodeId } from "../ids";
import type { Box } from "./geometry-model";
import type { Tree } from "./geometry-tree";
import { sizes } from "./sizes";

export type Side = "left" | "right";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A hole in a wall reaches so far above and below its line. */
export const tearReach = 20;

interface Inside {
  readonly id: NodeId;
  /** Null: it begins at the wall itself. */
  readonly box: Box | null;
  readonly zone: Box;
}

interface Ground {
  readonly boxes: Readonly<Record<NodeId, Box>>;
  readonly tree: Tree;
}

/**
 * The way of a line from a box to the wall of its zone, or to the edge of the box that a preset draws instead: straight where nothing is between, else down into the gap below its
 * row, else along the gap between card columns to the nearest height at which the way out is free. Never over a card.
 */
export function leave({ id, box, zone }: Inside, side: Side, toward: number, ground: Ground): Point[] {
  const wallX = side === "right" ? zone.x + zone.w : zone.x;
  if (!box) {
    const [top, bottom] = [zone.y + sizes.plate + tearReach, zone.y + zone.h - tearReach];
    return [{ x: wallX, y: Math.max(top, Math.min(bottom, toward)) }];
  }
  const edgeX = side === "right" ? box.x + box.w : box.x;
  const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const solid = solidBeside(id, box, ground);
  const isFree = (from: Point, to: Point) => !solid.some((other) => crosses(from, to, other));
  const out = (from: Point) => isFree(from, { x: wallX, y: from.y });
  const straight = { x: edgeX, y: middle.y };
  if (out(straight)) return [straight, { x: wallX, y: middle.y }];
  const below = { x: middle.x, y: box.y + box.h + sizes.rowGap / 2 };
  if (out(below)) return [{ x: middle.x, y: box.y + box.h }, below, { x: wallX, y: below.y }];
  const gutter = edgeX + (side === "right" ? sizes.columnGap / 2 : -sizes.columnGap / 2);
  const gaps = solid.flatMap((other) => [other.y - sizes.rowGap / 2, other.y + other.h + sizes.rowGap / 2]);
  const nearest = gaps.sort((a, b) => Math.abs(a - middle.y) - Math.abs(b - middle.y)).slice(0, 60);
  const y = nearest.find((at) => isFree({ x: gutter, y: middle.y }, { x: gutter, y: at }) && out({ x: gutter, y: at }));
  if (y === undefined) return [{ x: middle.x, y: box.y + box.h }, below, { x: wallX, y: below.y }];
  return [straight, { x: gutter, y: middle.y }, { x: gutter, y }, { x: wallX, y }];
}

/** Cards and rows of the same host, or group, which a line may not lie on. */
function solidBeside(id: NodeId, box: Box, { boxes, tree }: Ground): Box[] {
  let host = tree.get(id);
  while (host && host.kind !== "host" && host.kind !== "group")
    host = host.parentId === null ? undefined : tree.get(host.parentId);
  if (!host || host.id === id) return [];
  const stacks = tree.inside(host.id, "stack");
  const cards = [host, ...stacks].flatMap((owner) => tree.inside(owner.id, "container"));
  const rows = stacks.filter((stack) => tree.folded.has(stack.id));
  return [...cards, ...rows].flatMap((each) => {
    const other = each.id === id ? undefined : boxes[each.id];
    return other && other !== box ? [other] : [];
  });
}

/** Whether a line along an axis comes upon a box or its very edge. */
const crosses = (a: Point, b: Point, box: Box): boolean =>
  Math.min(a.x, b.x) < box.x + box.w &&
  box.x < Math.max(a.x, b.x) &&
  Math.min(a.y, b.y) - 1 < box.y + box.h &&
  box.y < Math.max(a.y, b.y) + 1;
