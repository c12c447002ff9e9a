import type { NodeId } from "../ids";
import type { Box, GeometryNode } from "./geometry-model";
import type { Tree } from "./geometry-tree";
import { ColumnFeet, hostHeight, stackHeight } from "./pack-stacks";
import { hostWidth, sizes } from "./sizes";

export type Boxes = Record<NodeId, Box>;

/** Places a host and all inside it. @returns its outer height. */
export function layOutHost(
  host: GeometryNode,
  at: { x: number; y: number },
  columns: number,
  tree: Tree,
  boxes: Boxes,
): number {
  const loose = tree.inside(host.id, "container");
  const stacks = tree.inside(host.id, "stack");
  const shut = tree.folded.has(host.id);
  const feet = new ColumnFeet(columns);
  let height: number = sizes.foldedHost;
  if (!shut) {
    const left = at.x + sizes.hostInset;
    const top = at.y + sizes.hostHead;
    for (const stack of stacks) layOutStack(stack, { left, top, columns }, feet, tree, boxes);
    const stacksHeight = stacks.length > 0 ? feet.height : 0;
    const looseTop = top + (stacksHeight > 0 ? stacksHeight + sizes.rowGap : sizes.rowGap);
    layOutCards(loose, { left, top: looseTop, columns }, boxes);
    height = hostHeight(stacksHeight, cells(loose), columns);
  }
  boxes[host.id] = { x: at.x, y: at.y, w: hostWidth(columns), h: height };
  return height;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
}

function layOutStack(stack: GeometryNode, frame: Frame, feet: ColumnFeet, tree: Tree, boxes: Boxes): void {
  const columns = Math.min(Math.max(1, stack.slot.columns), frame.columns);
  const column = Math.min(Math.max(0, stack.slot.column), frame.columns - columns);
  const cards = tree.inside(stack.id, "container");
  const shut = tree.folded.has(stack.id);
  const h = shut ? sizes.foldedStack : stackHeight(cells(cards), columns);
  const y = frame.top + feet.set({ column, columns }, h);
  const x = frame.left + column * (sizes.cardWidth + sizes.columnGap);
  boxes[stack.id] = { x, y, w: columns * (sizes.cardWidth + sizes.columnGap) - sizes.columnGap, h };
  if (!shut) layOutCards(cards, { left: x, top: y + sizes.stackLabel, columns }, boxes);
}

function layOutCards(cards: readonly GeometryNode[], { left, top, columns }: Frame, boxes: Boxes): void {
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

/** Cells of a grid, the gaps between its cards included. */
const cells = (cards: readonly GeometryNode[]): number =>
  cards.reduce((most, card) => Math.max(most, card.slot.order + 1), 0);
