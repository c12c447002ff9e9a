import type { NodeId } from "../ids";
import { planeShape } from "./sizes";
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

/** The first unit of each root, for the width at which the whole is shrunk the least. */
function packAnew(roots: readonly Root[]): number[] {
  const heights = roots.map((root) => root.height());
  const widest = roots.reduce((most, { columns }) => Math.max(most, unitsOf(columns)), 1);
  const all = roots.reduce((sum, { columns }) => sum + unitsOf(columns), 0);
  let best = { scale: Number.POSITIVE_INFINITY, columns: [] as number[] };
  for (let width = widest; ; width = Math.ceil(width * 1.12)) {
    const skyline = new Skyline();
    const columns = roots.map((root, i) => {
      const span = unitsOf(root.columns);
      const column = skyline.lowest(span, width);
      skyline.set(column, span, heights[i] ?? 0);
      return column;
    });
    const scale = Math.max((skyline.width * unit) / planeShape.w, skyline.height / planeShape.h);
    if (scale < best.scale - 1e-9) best = { scale, columns };
    // Wider only makes it wider.
    if (width >= all || (width * unit) / planeShape.w > best.scale) return best.columns;
  }
}
