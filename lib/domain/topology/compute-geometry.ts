import type { NodeId } from "../ids";
import { minZoneColumns } from "./arrange-zones";
import type { Box, Geometry, GeometryInput, GeometryNode } from "./geometry-model";
import { toTree, type ZoneColumn } from "./geometry-tree";
import { type Boxes, layOutHost } from "./lay-out-host";
import { layOutRoots } from "./lay-out-roots";
import { type Buses, layOutZone, type Plan } from "./lay-out-zone";
import { movePositions, moveTaps, sizeWith } from "./move-positions";
import { placeDoors } from "./place-doors";
import { routeBreaches } from "./route-breaches";
import { hostWidth, sizes, zoneWidth } from "./sizes";

/**
 * Slots to rectangles. Linear in the number of nodes; reads nothing that a status change touches, so that none can move
 * anything. What grows pushes only what lies below it in its own column; the lowest zone of each column reaches down to
 * the foot of the tallest. A gap takes the room of what stood there. While there are no zones, hosts stand in their
 * columns without walls.
 */
export function computeGeometry(input: GeometryInput): Geometry {
  return input.preset === "machines" || input.preset === "stacks" ? layOutRoots(input) : layOutZones(input);
}

function layOutZones(input: GeometryInput): Geometry {
  const boxes: Boxes = {};
  const buses: Buses = {};
  const plan: Plan = { tree: toTree(input), boxes, buses };
  const columns: ZoneColumn[] = [];
  let x: number = sizes.margin;
  let foot: number = sizes.margin;
  for (const zones of toColumns(plan.tree.inside(null, "zone"))) {
    const width = Math.max(minZoneColumns, ...zones.map((zone) => zone.slot.columns));
    let y: number = sizes.margin;
    for (const { id } of zones) {
      const h = layOutZone(id, { x, y }, width, plan.tree.folded.has(id) ? { ...plan, boxes: {}, buses: {} } : plan);
      boxes[id] = { x, y, w: zoneWidth(width), h };
      y += h + sizes.gangway;
    }
    columns.push({ x, w: zoneWidth(width), zones: zones.map(({ id }) => id) });
    foot = Math.max(foot, y - sizes.gangway);
    x += zoneWidth(width) + sizes.gangway;
  }
  stretchLowest(columns, boxes, foot);
  for (const hosts of toColumns(plan.tree.inside(null, "host"))) {
    const width = Math.max(minZoneColumns, ...hosts.map((host) => host.slot.columns));
    let y: number = sizes.margin;
    for (const host of hosts) y += layOutHost(host, { x, y }, width, plan.tree, boxes) + sizes.gangway;
    foot = Math.max(foot, y - sizes.gangway);
    x += hostWidth(width) + sizes.gangway;
  }
  for (const { id, gone } of input.nodes) if (gone) [delete boxes[id], delete buses[id]];
  movePositions(boxes, input);
  moveTaps(buses, boxes, plan.tree);
  const size = sizeWith(boxes, input, { w: Math.max(0, x - sizes.gangway) + sizes.margin, h: foot + sizes.margin });
  const breaches = routeBreaches(input.breaches, { columns, boxes, tree: plan.tree, size });
  const doors = placeDoors(input.doors, { columns, boxes }, breaches);
  return { boxes, buses, doors, breaches, size };
}

function toColumns(roots: readonly GeometryNode[]): GeometryNode[][] {
  const byColumn = new Map<number, GeometryNode[]>();
  for (const root of roots) byColumn.set(root.slot.column, [...(byColumn.get(root.slot.column) ?? []), root]);
  return [...byColumn].sort(([a], [b]) => a - b).map(([, members]) => members);
}

function stretchLowest(columns: readonly ZoneColumn[], boxes: Record<NodeId, Box>, foot: number): void {
  for (const { zones } of columns) {
    const lowest = zones.at(-1);
    const box = lowest === undefined ? undefined : boxes[lowest];
    if (lowest !== undefined && box) boxes[lowest] = { ...box, h: foot - box.y };
  }
}
