import type { NodeId } from "../ids";
import { planeShape, sizes } from "./sizes";
import { Skyline, unit, unitsOf } from "./skyline";
import type { SlotEntry, SlotTable } from "./slot-table";

/** A box that stands on the plane itself, in the order in which newcomers get their places. */
export interface Root {
  readonly id: NodeId;
  /** Card columns that it is wide. */
  readonly columns: number;
  /** Asked only when something new has to be placed: to measure a lab takes longer than to look it up. */
  readonly height: () => number;
}

/**
 * Gives roots their places. Who had one keeps it; a newcomer is set below the others, where there is the most room. With
 * none known yet all are packed so that the whole comes near the window's shape.
 *
 * @param gone - Roots that are gone and may come back; what of `previous` is in neither is forgotten.
 */
export function packRoots(
  roots: readonly Root[],
  previous: SlotTable,
  gone: readonly Pick<Root, "id" | "height">[],
): Record<NodeId, SlotEntry> {
  const place = (root: Root, order: number, column: number): SlotEntry => ({
    parent: null,
    column,
    order,
    columns: root.columns,
  });
  const known = roots.filter(({ id }) => previous[id]?.parent === null);
  const next: Record<NodeId, SlotEntry> = {};
  if (known.length === 0) {
    const columns = packAnew(roots);
    roots.forEach((root, order) => {
      next[root.id] = place(root, order, columns[order] ?? 0);
    });
    return next;
  }
  const left = gone.flatMap(({ id, height }) => {
    const entry = previous[id];
    return entry?.parent === null ? [{ id, columns: entry.columns, height }] : [];
  });
  const skyline = new Skyline();
  const isSettled = known.length === roots.length;
  const order = ({ id }: Root) => previous[id]?.order ?? 0;
  let last = -1;
  for (const root of [...known, ...left].sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))) {
    const column = previous[root.id]?.column ?? 0;
    last = Math.max(last, order(root));
    next[root.id] = place(root, order(root), column);
    if (!isSettled) skyline.set(column, unitsOf(root.columns), root.height());
  }
  const width = skyline.width;
  for (const root of roots) {
    if (next[root.id]) continue;
    const column = skyline.lowest(unitsOf(root.columns), width);
    skyline.set(column, unitsOf(root.columns), root.height());
    next[root.id] = place(root, ++last, column);
  }
  return next;
}

interface Packed {
  readonly columns: readonly number[];
  /** How much the whole must be shrunk to fit the window. */
  readonly scale: number;
}

/** The first unit of each root, for the width at which the whole is shrunk the least. */
function packAnew(roots: readonly Root[]): readonly number[] {
  const boxes = roots.map((root) => ({ span: unitsOf(root.columns), height: root.height() }));
  const widest = boxes.reduce((most, { span }) => Math.max(most, span), 1);
  const all = boxes.reduce((sum, { span }) => sum + span, 0);
  const area = boxes.reduce((sum, { span, height }) => sum + span * (height + sizes.gangway), 0);
  /** No packing of this width is shrunk less. */
  const least = (width: number) => (area / width - sizes.gangway) / planeShape.h;

  // One packing near the window's shape says of most narrower ones that they need not be tried.
  let near = widest;
  while (near < all && wide(wider(near)) <= least(wider(near))) near = wider(near);
  const likely = packInto(boxes, near);
  const bound = wide(near) <= likely.scale ? likely.scale : Number.POSITIVE_INFINITY;

  let best: Packed = { scale: Number.POSITIVE_INFINITY, columns: [] };
  for (let width = widest; ; width = wider(width)) {
    if (least(width) <= bound + 1e-6) {
      const packed = width === near ? likely : packInto(boxes, width);
      if (packed.scale < best.scale - 1e-9) best = packed;
    }
    // Wider only makes it wider.
    if (width >= all || wide(width) > best.scale) return best.columns;
  }
}

const wider = (width: number): number => Math.ceil(width * 1.12);

function packInto(boxes: readonly { readonly span: number; readonly height: number }[], width: number): Packed {
  const skyline = new Skyline();
  const columns = boxes.map(({ span, height }) => {
    const column = skyline.lowest(span, width);
    skyline.set(column, span, height);
    return column;
  });
  return { columns, scale: Math.max(wide(skyline.width), skyline.height / planeShape.h) };
}

/** How much so many units must be shrunk to be as wide as the window. */
const wide = (units: number): number => (units * unit) / planeShape.w;
