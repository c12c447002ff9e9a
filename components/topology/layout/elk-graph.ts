import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import type { DependencyGraph } from "@/lib/domain/topology/dependency-graph";
import type { Layered } from "@/lib/domain/topology/dependency-layout";
import { planeShape, sizes } from "@/lib/domain/topology/sizes";

/** A graph of this size is laid out with less care: rather soon than perfect. */
const large = 250;

/** Left to right, right angles, entries first; parts that are not connected are packed to the window's shape. */
export function toElk({ nodes, edges, entries }: DependencyGraph): ElkNode {
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "ORTHOGONAL",
      // Below it comes what nothing is known of, so it may be wider than the window.
      "elk.aspectRatio": String((1.6 * planeShape.w) / planeShape.h),
      "elk.spacing.nodeNode": String(sizes.rowGap * 2),
      "elk.spacing.componentComponent": String(sizes.gangway * 1.5),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(sizes.gangway * 2),
      "elk.layered.spacing.edgeNodeBetweenLayers": "12",
      "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
      "elk.layered.thoroughness": nodes.length > large ? "1" : "7",
      "elk.layered.nodePlacement.strategy": nodes.length > large ? "LINEAR_SEGMENTS" : "NETWORK_SIMPLEX",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.padding": "[top=0,left=0,bottom=0,right=0]",
      "elk.randomSeed": "1",
    },
    children: nodes.map((id) => ({
      id,
      width: sizes.cardWidth,
      height: sizes.cardHeight,
      ...(entries.has(id) ? { layoutOptions: { "elk.layered.layering.layerConstraint": "FIRST" } } : {}),
    })),
    edges: edges.map(({ from, to }, index) => ({ id: String(index), sources: [from], targets: [to] })),
  };
}

export function fromElk({ children = [], edges = [], width = 0, height = 0 }: ElkNode): Layered {
  return {
    places: new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }])),
    lines: new Map(edges.flatMap((edge) => (edge.sections ? [[Number(edge.id), pointsOf(edge)] as const] : []))),
    size: { w: width, h: height },
  };
}

const pointsOf = ({ sections = [] }: ElkExtendedEdge) =>
  sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
