import type { GeometryNode } from "./geometry-model";
import type { Tree } from "./geometry-tree";
import { type Boxes, cells, layOutCards, layOutStack } from "./lay-out-host";
import { ColumnFeet, hostHeight } from "./pack-stacks";
import { hostWidth, sizes } from "./sizes";

/**
 * Places a group: the parts of a stack that run on different hosts, one below the other, or the loose cards of one host.
 *
 * @returns the height that it takes.
 */
export function layOutGroup(group: GeometryNode, at: { x: number; y: number }, tree: Tree, boxes: Boxes): number {
  const columns = Math.max(1, group.slot.columns);
  const shut = tree.folded.has(group.id);
  const compact = shut && !tree.roomy.has(group.id);
  const height = compact ? sizes.foldedHost : fill(group, at, columns, tree, shut ? {} : boxes);
  boxes[group.id] = { x: at.x, y: at.y, w: hostWidth(columns), h: shut ? sizes.foldedHost : height };
  return height;
}

function fill(group: GeometryNode, at: { x: number; y: number }, columns: number, tree: Tree, boxes: Boxes): number {
  const feet = new ColumnFeet(columns);
  const frame = { left: at.x + sizes.hostInset, top: at.y + sizes.hostHead, columns };
  for (const part of tree.inside(group.id, "stack")) layOutStack(part, frame, feet, tree, boxes);
  const loose = tree.inside(group.id, "container");
  layOutCards(loose, { ...frame, top: frame.top + sizes.rowGap }, boxes);
  return hostHeight(feet.height, cells(group, loose), columns);
}
