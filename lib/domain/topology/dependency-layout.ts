import type { NodeId } from "../ids";
import type { DependencyGraph } from "./dependency-graph";
import type { Box, Geometry, GeometryInput } from "./geometry-model";
import { toTree } from "./geometry-tree";
import { bandId } from "./groups";
import { layOutCards } from "./lay-out-host";
import { movePositions, sizeWith } from "./move-positions";
import { gridHeight } from "./pack-stacks";
import { hostWidth, sizes } from "./sizes";
import { sizeWithStubs, stubBreaches } from "./stub-breaches";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the layered layout answers for the linked cards: corners counted from its own top left. */
export interface Layered {
  readonly places: ReadonlyMap<NodeId, Point>;
  /** Of each edge, by its index in the graph: its points, source first. */
  readonly lines: ReadonlyMap<number, readonly Point[]>;
  readonly size: { readonly w: number; readonly h: number };
}

/** From left to right: what needs many, the linked cards by layers, what is needed by many; below them all the rest. */
export function layOutDependencies(input: GeometryInput, graph: DependencyGraph, layered: Layered): Geometry {
  const boxes: Record<NodeId, Box> = {};
  const parents: Record<NodeId, NodeId> = {};
  const band = (name: Parameters<typeof bandId>[0], ids: readonly NodeId[], at: Point, columns: number): Box => {
    const id = bandId(name);
    const rows = gridHeight(ids.length, columns);
    const h = sizes.hostHead + sizes.rowGap + rows + sizes.hostFoot;
    boxes[id] = { ...at, w: hostWidth(columns), h };
    const cards = ids.map((card, order) => ({ id: card, slot: { order } }));
    layOutCards(cards, { left: at.x + sizes.hostInset, top: at.y + sizes.hostHead + sizes.rowGap, columns }, boxes);
    for (const card of ids) parents[card] = id;
    return boxes[id];
  };

  const top: number = sizes.margin;
  let x: number = sizes.margin;
  let foot = top;
  if (graph.needMany.length > 0) {
    const left = band("need-many", graph.needMany, { x, y: top }, 1);
    x += left.w + 2 * sizes.gangway;
    foot = Math.max(foot, left.y + left.h);
  }
  for (const [id, place] of layered.places)
    boxes[id] = { x: x + place.x, y: top + place.y, w: sizes.cardWidth, h: sizes.cardHeight };
  const origin = { x, y: top };
  if (layered.places.size > 0) {
    foot = Math.max(foot, top + layered.size.h);
    x += layered.size.w + 2 * sizes.gangway;
  }
  if (graph.neededByMany.length > 0) {
    const right = band("needed-by-many", graph.neededByMany, { x, y: top }, 1);
    x += right.w + 2 * sizes.gangway;
    foot = Math.max(foot, right.y + right.h);
  }
  if (graph.alone.length > 0) {
    const wide = Math.floor((x - sizes.margin) / (sizes.cardWidth + sizes.columnGap));
    const columns = Math.max(3, wide, Math.ceil(Math.sqrt(graph.alone.length * 0.55)));
    const y = foot === top ? top : foot + 2 * sizes.gangway;
    const below = band("alone", graph.alone, { x: sizes.margin, y }, Math.min(columns, graph.alone.length));
    foot = below.y + below.h;
    x = Math.max(x, below.x + below.w + 2 * sizes.gangway);
  }
  const asLaidOut = { ...boxes };
  const nodes = withBands(input, parents);
  movePositions(boxes, { ...input, nodes });
  const breaches = stubBreaches(input.breaches, { boxes, tree: toTree({ nodes, folded: [] }) });
  const laidOut = { w: Math.max(sizes.margin, x - 2 * sizes.gangway) + sizes.margin, h: foot + sizes.margin };
  const size = sizeWithStubs(breaches, sizeWith(boxes, input, laidOut));
  const lines = graph.edges.flatMap((edge, index) => {
    const [from, to] = [boxes[edge.from], boxes[edge.to]];
    if (!from || !to) return [];
    const stands = from === asLaidOut[edge.from] && to === asLaidOut[edge.to];
    const told = stands ? layered.lines.get(index) : undefined;
    const points = told?.map((point) => ({ x: origin.x + point.x, y: origin.y + point.y })) ?? elbow(from, to);
    return [{ ...edge, points }];
  });
  return { boxes, buses: {}, doors: [], breaches, size, parents, lines };
}

const withBands = (input: GeometryInput, parents: Readonly<Record<NodeId, NodeId>>): GeometryInput["nodes"] => {
  const slot = { column: 0, order: 0, columns: 0 };
  const bands = [...new Set(Object.values(parents))];
  return [
    ...bands.map((id) => ({ id, parentId: null, kind: "group" as const, slot })),
    ...input.nodes.flatMap((node) =>
      node.kind === "container" ? [{ ...node, parentId: parents[node.id] ?? null }] : [],
    ),
  ];
};

/** A line between boxes that somebody has moved: out on the right, in on the left. */
function elbow(from: Box, to: Box): Point[] {
  const [start, end] = [
    { x: from.x + from.w, y: from.y + from.h / 2 },
    { x: to.x, y: to.y + to.h / 2 },
  ];
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}
