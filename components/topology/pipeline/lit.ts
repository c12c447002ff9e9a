import type { NodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** The given nodes and the boxes they stand in: what keeps its ink while the rest fades. */
export function litNodes(ids: Iterable<NodeId>, nodes: ReadonlyMap<NodeId, TopologyNode>): ReadonlySet<NodeId> {
  const lit = new Set<NodeId>();
  for (const id of ids) {
    let at: NodeId | null = id;
    while (at !== null && !lit.has(at)) {
      lit.add(at);
      at = nodes.get(at)?.parentId ?? null;
    }
  }
  return lit;
}
