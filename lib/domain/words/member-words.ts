import type { NodeId } from "../ids";
import { isMember } from "../topology/members";
import type { TopologyNode } from "../topology/model";

/** What these are in one word of the field: "containers", "workloads", or, of both, "members". One is singular. */
export function memberWords(ids: readonly NodeId[], nodes: ReadonlyMap<NodeId, TopologyNode>): string {
  const kinds = new Set(ids.flatMap((id) => (isMember(nodes.get(id)) ? [nodes.get(id)?.kind] : [])));
  const word = kinds.size > 1 ? "member" : kinds.has("workload") ? "workload" : "container";
  return ids.length === 1 ? word : `${word}s`;
}
