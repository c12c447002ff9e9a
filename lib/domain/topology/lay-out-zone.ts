import type { NodeId } from "../ids";
import type { Geometry, GeometryNode } from "./geometry-model";
import type { Tree } from "./geometry-tree";
import { type Boxes, layOutHost } from "./lay-out-host";
import { sizes, zoneWidth } from "./sizes";

export type Buses = Record<NodeId, Geometry["buses"][NodeId]>;

export interface Plan {
  readonly tree: Tree;
  readonly boxes: Boxes;
  readonly buses: Buses;
}

/** So high is a zone that holds nothing: its plate and a line that says so. */
const emptyZoneHeight = 96;

/** Places a zone with its lanes and hosts. @returns its outer height; the zone's own box is set by the caller's column. */
export function layOutZone(zoneId: NodeId, at: { x: number; y: number }, columns: number, plan: Plan): number {
  const { tree } = plan;
  const lanes = tree.inside(zoneId, "lane");
  const bare = tree.inside(zoneId, "host");
  let y = at.y + sizes.zoneHead;
  for (const lane of lanes) {
    const h = layOutLane(lane, { x: at.x + sizes.zoneInset, y }, columns, plan);
    plan.boxes[lane.id] = { x: at.x + sizes.zoneInset, y, w: zoneWidth(columns) - 2 * sizes.zoneInset, h };
    y += h + sizes.laneSpace;
  }
  if (bare.length > 0) {
    const top = y + sizes.laneGap;
    const { height } = hang(bare, { x: at.x + sizes.zoneInset, y: top }, columns, plan);
    y = top + height + sizes.laneSpace;
  }
  if (lanes.length === 0 && bare.length === 0) return emptyZoneHeight;
  return y - sizes.laneSpace + sizes.zoneFoot - at.y;
}

function layOutLane(lane: GeometryNode, at: { x: number; y: number }, columns: number, plan: Plan): number {
  const hosts = plan.tree.inside(lane.id, "host");
  const top = at.y + sizes.laneHead + sizes.laneGap;
  const { height, taps } = hang(hosts, { x: at.x, y: top }, columns, plan);
  plan.buses[lane.id] = { x: at.x + 3, top: at.y + sizes.laneHead / 2, taps };
  return sizes.laneHead + (hosts.length > 0 ? sizes.laneGap + height : 0);
}

function hang(
  hosts: readonly GeometryNode[],
  at: { x: number; y: number },
  columns: number,
  { tree, boxes }: Plan,
): { height: number; taps: number[] } {
  const taps: number[] = [];
  let y = at.y;
  for (const host of hosts) {
    if (!host.gone) taps.push(y + sizes.hostHead / 2);
    y += layOutHost(host, { x: at.x + sizes.tap, y }, columns, tree, boxes) + sizes.hostGap;
  }
  return { height: Math.max(0, y - sizes.hostGap - at.y), taps };
}
