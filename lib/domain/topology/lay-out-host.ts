import type { NodeId } from "../ids";
import type { Box, GeometryNode } from "./geometry-model";
import type { Tree } from "./geometry-tree";
import { ColumnFeet, hostHeight, stackHeight } from "./pack-stacks";
import { hostWidth, sizes } from "./sizes";

export type Boxes = Record<NodeId, Box>;

/**
 * Places a host and all inside it. Shut, its box is one row; by a person's hand that row stands in the room it had.
 *
 * @returns the height that it takes.
 */
export function layOutHost(
  host: GeometryNode,
  at: { x: number; y: number },
  columns: number,
  tree: Tree,
  boxes: Boxes,
): number {
  const shut = tree.folded.has(host.id);
  // What a person shut is measured as if it were open, and its contents are not kept.
  const height = shut && !tree.roomy.has(host.id) ? sizes.foldedHost : fill(host, at, columns, tree, shut ? {} : boxes);
  boxes[host.id] = { x: at.x, y: at.y, w: hostWidth(columns), h: shut ? sizes.foldedHost : height };
  return height;
}

function fill(host: GeometryNode, at: { x: number; y: number }, columns: number, tree: Tree, boxes: Boxes): number {
  const loose = tree.inside(host.id, "container");
  const feet = new ColumnFeet(columns);
  const left = at.x + sizes.hostInset;
  const top = at.y + sizes.hostHead;
  for (const stack of tree.inside(host.id, "stack")) layOutStack(stack, { left, top, columns }, feet, tree, boxes);
  const stacksHeight = feet.height;
  const looseTop = top + (stacksHeight > 0 ? stacksHeight + sizes.rowGap : sizes.rowGap);
  layOutCards(loose, { left, top: looseTop, columns }, boxes);
  return hostHeight(stacksHeight, cells(host, loose), columns);
}

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
}

/** Places a stack and its cards below what stands in its columns. */
export function layOutStack(stack: GeometryNode, frame: Frame, feet: ColumnFeet, tree: Tree, boxes: Boxes): void {
  const columns = Math.min(Math.max(1, stack.slot.columns), frame.columns);
  const column = Math.min(Math.max(0, stack.slot.column), frame.columns - columns);
  const cards = tree.inside(stack.id, "container");
  const shut = tree.folded.has(stack.id);
  const open = stackHeight(cells(stack, cards), columns);
  const y = frame.top + feet.set({ column, columns }, shut && !tree.roomy.has(stack.id) ? sizes.foldedStack : open);
  const x = frame.left + column * (sizes.cardWidth + sizes.columnGap);
  const w = columns * (sizes.cardWidth + sizes.columnGap) - sizes.columnGap;
  boxes[stack.id] = { x, y, w, h: shut ? sizes.foldedStack : open };
  if (!shut) layOutCards(cards, { left: x, top: y + sizes.stackLabel, columns }, boxes);
}

export function layOutCards(
  cards: readonly { readonly id: NodeId; readonly slot: Pick<GeometryNode["slot"], "order"> }[],
  { left, top, columns }: Frame,
  boxes: Boxes,
): void {
  for (const { id, slot } of cards) {
    const [column, row] = [slot.order % columns, Math.floor(slot.order / columns)];
    boxes[id] = {
      x: left + column * (sizes.cardWidth + sizes.columnGap),
      y: top + row * (sizes.cardHeight + sizes.rowGap),
      w: sizes.cardWidth,
      h: sizes.cardHeight,
    };
  }
}

/** Cells of an owner's grid: all that it keeps, the gaps between its cards included. */
export const cells = ({ slot }: GeometryNode, cards: readonly GeometryNode[]): number =>
  cards.reduce((most, card) => Math.max(most, card.slot.order + 1), slot.room ?? 0);
