import {
  type Edge,
  type EdgeDrawing,
  type EdgeRoute,
  type EdgeTone,
  type Hub,
  type HubRoute,
  hasDirection,
} from "@/components/topology/pipeline/edge-model";
import { layCables } from "@/components/topology/pipeline/lay-cables";
import { type DrawnAt, nearestDrawn } from "@/components/topology/pipeline/lift-edges";
import { wayFrom, waysOf } from "@/components/topology/pipeline/line-routes";
import { middleOf, routeEdge } from "@/components/topology/pipeline/route-edge";
import { routeHub } from "@/components/topology/pipeline/route-hub";
import type { NodeId } from "@/lib/domain/ids";
import type { Box, Geometry } from "@/lib/domain/topology/geometry-model";
import { isStackLikeId } from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { sizes } from "@/lib/domain/topology/sizes";
import { kindOf } from "@/lib/domain/topology/slot-gaps";

export interface RouteOptions {
  readonly tone: EdgeTone;
  /** No more lines than this: those of most relations first. */
  readonly most: number;
  /** The end at which lines from one side share their trunk. */
  readonly anchorOf: (edge: Edge) => NodeId;
  /** Where the ends are drawn at this zoom; the layout's boxes if left out. */
  readonly placeOf?: (id: NodeId) => Box | undefined;
}

/** What edges are drawn on: the boxes of now, and who stands in which. Made once per layout. */
export interface Ground {
  readonly boxes: Readonly<Record<NodeId, Box>>;
  readonly drawnAt: DrawnAt;
  /** The host, or what a preset draws instead, that it stands in; itself where it is one; null where there is none. */
  readonly hostBox: DrawnAt;
  readonly zoneBox: DrawnAt;
  readonly stackBox: DrawnAt;
  readonly holds: (outer: NodeId, inner: NodeId) => boolean;
  readonly nameOf: (id: NodeId) => string;
  readonly parentOf: (id: NodeId) => NodeId | null;
  readonly route: (edges: readonly Edge[], hubs: readonly Hub[], options: RouteOptions) => EdgeDrawing;
}

export function groundOf(
  { boxes, parents = {}, lines = [] }: Pick<Geometry, "boxes" | "parents" | "lines">,
  nodes: ReadonlyMap<NodeId, TopologyNode>,
  isDrawn: (id: NodeId) => boolean = (id) => boxes[id] !== undefined,
): Ground {
  // A preset may draw a box around what stands elsewhere in the lab.
  const parentOf = (id: NodeId) => parents[id] ?? nodes.get(id)?.parentId ?? null;
  const drawnAt = nearestDrawn(isDrawn, parentOf);
  const around = (...kinds: string[]): DrawnAt =>
    nearestDrawn((id) => kinds.includes(kindOf(id)) && isDrawn(id), parentOf);
  const holds = (outer: NodeId, inner: NodeId): boolean => {
    let at = parentOf(inner);
    for (let depth = 0; at && depth < 8; depth++) {
      if (at === outer) return true;
      at = parentOf(at);
    }
    return false;
  };
  const ways = waysOf(lines);
  const layoutPlace = (id: NodeId): Box | undefined => boxes[id];
  const routeOne = (edge: Edge, { tone, anchorOf, placeOf = layoutPlace }: RouteOptions, track = 0): EdgeRoute[] => {
    const anchor = anchorOf(edge);
    const [at, other] = [placeOf(anchor), placeOf(anchor === edge.from ? edge.to : edge.from)];
    if (!at || !other) return [];
    const laid = wayFrom(ways.get(edge.id), edge.from);
    const way = laid ?? routeEdge(at, other, track);
    const points = laid || anchor === edge.to ? way : way.toReversed();
    return [{ ...edge, tone, points, middle: middleOf(points) }];
  };
  /** Cables each on a track of its own; what depends on something shares its trunk with what depends on the same. */
  const routeAll = (edges: readonly Edge[], options: RouteOptions): EdgeRoute[] => {
    const cables = edges.filter(isCable);
    const tracks = layCables(cables.map((cable) => (track) => routeOne(cable, options, track)[0]?.points ?? null));
    const laid = new Map(cables.map(({ id }, i) => [id, tracks[i]]));
    return edges.flatMap((edge) => {
      const points = laid.get(edge.id);
      return points ? [{ ...edge, tone: options.tone, points, middle: middleOf(points) }] : routeOne(edge, options);
    });
  };
  const routeOneHub = (hub: Hub, lane: number, { tone, placeOf = layoutPlace }: RouteOptions): HubRoute[] => {
    const members = [...new Set(hub.members.map(drawnAt))].filter((id) => id !== null);
    const found = members.flatMap((id) => placeOf(id) ?? []);
    const top = members.reduce<NodeId | null>((best, id) => (best && above(boxes[best], boxes[id]) ? best : id), null);
    const route = routeHub(found, lane, top ? headroom(top) : 0);
    return route ? [{ ...hub, tone, ...route }] : [];
  };
  /** The row of a stack's label, above the first row of its cards. */
  const headroom = (id: NodeId): number => {
    const stack = parentOf(id);
    const [box, around] = [boxes[id], stack && isStackLikeId(stack) ? boxes[stack] : undefined];
    const room = box && around ? box.y - around.y : 0;
    return room <= sizes.stackLabel + 4 ? room : 0;
  };
  return {
    boxes,
    drawnAt,
    hostBox: around("host", "group", "loose"),
    zoneBox: around("zone"),
    stackBox: around("stack"),
    holds,
    parentOf,
    nameOf: (id) => nodes.get(id)?.name ?? id,
    route: (edges, hubs, options) => {
      const drawn = edges.length > options.most ? [...edges].sort(byCount).slice(0, options.most) : edges;
      const shown = hubs.slice(0, options.most);
      return {
        routes: routeAll(drawn, options),
        hubs: shown.flatMap((hub, lane) => routeOneHub(hub, lane, options)),
        tags: [],
        more: edges.length - drawn.length + (hubs.length - shown.length),
      };
    },
  };
}

const isCable = ({ kinds }: Edge): boolean => !kinds.some(hasDirection);

const above = (a: Box | undefined, b: Box | undefined): boolean =>
  !b || (a !== undefined && (a.y < b.y || (a.y === b.y && a.x <= b.x)));

const byCount = (a: Edge, b: Edge): number => b.count - a.count || (a.id < b.id ? -1 : 1);
