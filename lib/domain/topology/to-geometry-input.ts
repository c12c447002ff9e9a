import type { NodeId } from "../ids";
import { type GeometryInput, type GeometryNode, toGeometryNode } from "./geometry-model";
import type { Finding, TopologyNode } from "./model";

/**
 * What geometry reads of a view. Two views that differ in health, names or ages alone give equal inputs, so the caller
 * can compare them and leave the map as it is.
 */
export function toGeometryInput(
  nodes: Iterable<TopologyNode>,
  findings: Iterable<Finding>,
  folded: readonly NodeId[],
): GeometryInput {
  const all = [...nodes];
  const byId = new Map(all.map((node) => [node.id, node]));
  const doors = all.flatMap((node) =>
    node.kind === "zone" ? node.doors.map(({ toZoneId }) => ({ fromZoneId: node.id, toZoneId })) : [],
  );
  const zoneOf = (id: NodeId): NodeId | null => {
    for (let node = byId.get(id); node; node = node.parentId === null ? undefined : byId.get(node.parentId))
      if (node.kind === "zone") return node.id;
    return null;
  };
  const torn = [...findings].filter((finding) => finding.severity === "high");
  const breaches = torn.map(({ id, nodeId, fromZoneId, toZoneId }) => {
    // The node that a finding names is the one that leaks out of its zone, or the one that is reached in it.
    const reached = zoneOf(nodeId) === toZoneId;
    return {
      findingId: id,
      fromId: reached ? fromZoneId : nodeId,
      fromZoneId,
      toZoneId,
      toId: reached ? nodeId : null,
    };
  });
  return {
    nodes: all.map(toGeometryNode).filter((node): node is GeometryNode => node !== null),
    folded,
    doors,
    breaches,
  };
}
