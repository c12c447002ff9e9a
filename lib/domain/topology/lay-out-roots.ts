import type { NodeId } from "../ids";
import { minZoneColumns } from "./arrange-zones";
import type { Geometry, GeometryInput } from "./geometry-model";
import { toTree } from "./geometry-tree";
import { isGroup } from "./groups";
import { layOutGroup } from "./lay-out-group";
import { type Boxes, layOutHost } from "./lay-out-host";
import { movePositions, sizeWith } from "./move-positions";
import { sizes } from "./sizes";
import { Skyline, unit, unitsOf } from "./skyline";
import { sizeWithStubs, stubBreaches } from "./stub-breaches";

/** *Machines* and *Stacks*: boxes on the bare plane, each where its slot says, as high up as what was there before it allows. */
export function layOutRoots(input: GeometryInput): Geometry {
  const tree = toTree(input);
  const boxes: Boxes = {};
  const skyline = new Skyline();
  const roots = [...tree.inside(null, "host"), ...tree.inside(null, "group")];
  for (const root of roots.sort((a, b) => a.slot.order - b.slot.order || (a.id < b.id ? -1 : 1))) {
    const columns = root.slot.columns || minZoneColumns;
    const span = unitsOf(columns);
    const at = {
      x: sizes.margin + root.slot.column * unit,
      y: sizes.margin + skyline.topFor(root.slot.column, span),
    };
    const height =
      root.kind === "host" ? layOutHost(root, at, columns, tree, boxes) : layOutGroup(root, at, tree, boxes);
    skyline.set(root.slot.column, span, height);
  }
  for (const { id, gone } of input.nodes) if (gone) delete boxes[id];
  const parents: Record<NodeId, NodeId> = {};
  for (const { id, parentId } of input.nodes)
    if (parentId !== null && isGroup(parentId) && boxes[parentId]) parents[id] = parentId;
  movePositions(boxes, input);
  const breaches = stubBreaches(input.breaches, { boxes, tree });
  const w = Math.max(0, skyline.width * unit - sizes.gangway) + 2 * sizes.margin;
  return {
    boxes,
    buses: {},
    doors: [],
    breaches,
    size: sizeWithStubs(breaches, sizeWith(boxes, input, { w, h: skyline.height + 2 * sizes.margin })),
    parents,
  };
}
