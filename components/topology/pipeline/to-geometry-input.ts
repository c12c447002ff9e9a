import { type NodeId, unplacedZoneId } from "@/lib/domain/ids";
import { type GeometryInput, toGeometryNode } from "@/lib/domain/topology/geometry-model";
import type { Finding, TopologyNode, ZoneNode } from "@/lib/domain/topology/model";

/**
 * What the geometry is made from: structure, folds, doors, breaches. Nothing in it changes with a container's health,
 * so equal keys (`geometryKey`) mean that nothing moves.
 */
export function toGeometryInput(
  nodes: ReadonlyMap<NodeId, TopologyNode>,
  findings: Iterable<Finding>,
  folded: ReadonlySet<NodeId>,
): GeometryInput {
  const boxes = [...nodes.values()].flatMap((node) => toGeometryNode(node) ?? []);
  const zones = [...nodes.values()].filter((node): node is ZoneNode => node.kind === "zone");
  return {
    nodes: boxes,
    folded: [...folded].filter((id) => nodes.has(id)).sort(),
    doors: zones.flatMap((zone) => zone.doors.map((door) => ({ fromZoneId: zone.id, toZoneId: door.toZoneId }))),
    breaches: [...findings].filter(isBreach).map((finding) => ({
      findingId: finding.id,
      fromZoneId: finding.fromZoneId,
      toZoneId: finding.toZoneId,
      ...breachEnds(finding, nodes),
    })),
  };
}

/** A finding that tears a wall: severity high, between two zones that both have one. */
export const isBreach = (finding: Finding): boolean =>
  finding.severity === "high" && finding.fromZoneId !== finding.toZoneId && finding.toZoneId !== unplacedZoneId;

/** The one node that a finding names stands at one end of the line; at the other stands the zone as a whole. */
function breachEnds(finding: Finding, nodes: Nodes): { fromId: NodeId; toId: NodeId | null } {
  return zoneOf(finding.nodeId, nodes) === finding.toZoneId
    ? { fromId: finding.fromZoneId, toId: finding.nodeId }
    : { fromId: finding.nodeId, toId: null };
}

type Nodes = ReadonlyMap<NodeId, TopologyNode>;

/** The zone that a node stands in; null for what stands in none. */
export function zoneOf(id: NodeId, nodes: Nodes): NodeId | null {
  // Nothing is more than five levels deep; the bound keeps a broken tree from holding the page.
  let node = nodes.get(id);
  for (let depth = 0; node && depth < 8; depth += 1) {
    if (node.kind === "zone") return node.id;
    node = node.parentId === null ? undefined : nodes.get(node.parentId);
  }
  return null;
}

export const geometryKey = (input: GeometryInput): string => JSON.stringify(input);
