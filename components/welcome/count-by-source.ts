import type { NodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** How many nodes of the lab each source tells of, and how many machines each cluster has, as text to compare. */
export function countBySource(nodes: ReadonlyMap<NodeId, TopologyNode>): string {
  const counts = new Map<string, number>();
  const add = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const node of nodes.values()) {
    if (node.kind === "host") for (const { clusterId } of node.nodes) add(`${clusterId} nodes`);
    else if ("sourceId" in node) add(node.sourceId);
  }
  return [...counts].map(([id, count]) => `${id} ${count}`).join();
}
