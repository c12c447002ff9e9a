import type { NodeId } from "@/lib/domain/ids";
import type { Geometry } from "@/lib/domain/topology/geometry-model";
import { isMember } from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";

/**
 * All members, those that have a place, and those that a folded box stands for. The two add up to all: whatever is in
 * neither is missing from the map.
 */
export function countDrawn(
  geometry: Geometry | null,
  folded: ReadonlySet<NodeId>,
  { nodes }: { readonly nodes: ReadonlyMap<NodeId, TopologyNode> },
): { readonly all: number; readonly drawn: number; readonly away: number } {
  let [all, drawn, away] = [0, 0, 0];
  for (const node of nodes.values()) {
    if (!isMember(node)) continue;
    all += 1;
    if (geometry?.boxes[node.id]) drawn += 1;
    else if (isFolded(node, folded, nodes)) away += 1;
  }
  return { all, drawn, away };
}

function isFolded(node: TopologyNode, folded: ReadonlySet<NodeId>, nodes: ReadonlyMap<NodeId, TopologyNode>): boolean {
  for (let at = node.parentId; at !== null; at = nodes.get(at)?.parentId ?? null) if (folded.has(at)) return true;
  return false;
}
