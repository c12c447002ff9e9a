import { type Reason, reason } from "../reason";
import type { ClusterContext } from "./cluster-context";
import { machineIdOf } from "./machine-ids";

/**
 * Which host a node is and how that is known; then, where its machine id tells nothing, which other nodes have it.
 *
 * @returns Nothing for a node that its cluster doesn't list.
 */
export function tellMatch({ clusterId, index, nodes, shared }: ClusterContext, nodeName: string): readonly Reason[] {
  const node = nodes.get(nodeName);
  if (!node) return [];
  const holders = shared.get(machineIdOf(node.report) ?? "") ?? [];
  const others = holders.filter((each) => each.clusterId !== clusterId || each.name !== nodeName);
  if (others.length === 0) return [node.match];
  const names = others.map((each) => {
    const cluster = index.inventory.clusters?.find(({ id }) => id === each.clusterId);
    return each.clusterId === clusterId || !cluster ? each.name : `${each.name} of ${cluster.name}`;
  });
  return [node.match, reason("node.shared-id", { others: names.join(", ") })];
}
