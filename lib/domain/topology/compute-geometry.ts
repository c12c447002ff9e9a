import type { NodeId } from "../ids";
import { minZoneColumns } from "./arrange-zones";
import type { Box, Geometry, GeometryInput, GeometryNode } from "./geometry-model";
import { toTree, type ZoneColumn } from "./geometry-tree";
import type { Boxes } from "./lay-out-host";
import { type Buses, layOutZone, type Plan } from "./lay-out-zone";
import { placeDoors } from "./place-doors";
import { routeBreaches } from "./route-breaches";
import { sizes, zoneWidth } from "./sizes";

/**
 * Slots to rectangles. Linear in the number of nodes; reads nothing that a status change touches, so that none can move
 * anything. What grows pushes only what lies below it in its own column; the lowest zone of each column reaches down to
 * the foot of the tallest. Hosts that belong to no zone stand in a column of their own, without a wall.
 */
export function computeGeometry(input: GeometryInput): Geometry {
  const boxes: Boxes = {};
  const buses: Buses = {};
  const plan: Plan = { tree: toTree(input), boxes, buses };
  const columns: ZoneColumn[] = [];
  let x: number = sizes.margin;
  let foot: number = sizes.margin;
  for (const zones of zoneColumns(plan.tree.inside(null, "zone"))) {
    const width = Math.max(minZoneColumns, ...zones.map((zone) => zone.slot.columns));
    let y: number = sizes.margin;
    for (const { id } of zones) {
      const h = layOutZone(id, { x, y }, width, plan);
      boxes[id] = { x, y, w: zoneWidth(width), h };
      y += h + sizes.gangway;
    }
    columns.push({ x, w: zoneWidth(width), zones: zones.map(({ id }) => id) });
    foot = Math.max(foot, y - sizes.gangway);
    x += zoneWidth(width) + sizes.gangway;
  }
  stretchLowest(columns, boxes, foot);
  if (plan.tree.inside(null, "host").length > 0) {
    const h = layOutZone(null, { x, y: sizes.margin }, minZoneColumns, plan);
    foot = Math.max(foot, sizes.margin + h);
    x += zoneWidth(minZoneColumns) + sizes.gangway;
  }
  const size = { w: Math.max(0, x - sizes.gangway) + sizes.margin, h: foot + sizes.margin };
  const breaches = routeBreaches(input.breaches, { columns, boxes, tree: plan.tree, size });
  const doors = placeDoors(input.doors, { columns, boxes }, breaches);
  return { boxes, buses, doors, breaches, size };
}

function zoneColumns(zones: readonly GeometryNode[]): GeometryNode[][] {
  const byColumn = new Map<number, GeometryNode[]>();
  for (const zone of zones) byColumn.set(zone.slot.column, [...(byColumn.get(zone.slot.column) ?? []), zone]);
  return [...byColumn].sort(([a], [b]) => a - b).map(([, members]) => members);
}

function stretchLowest(columns: readonly ZoneColumn[], boxes: Record<NodeId, Box>, foot: number): void {
  for (const { zones } of columns) {
    const lowest = zones.at(-1);
    const box = lowest === undefined ? undefined : boxes[lowest];
    if (lowest !== undefined && box) boxes[lowest] = { ...box, h: foot - box.y };
  }
}
