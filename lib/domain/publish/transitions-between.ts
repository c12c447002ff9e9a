import type { NodeId } from "../ids";
import type { WorkloadNode } from "../topology/cluster-nodes";
import type { ContainerNode, Patch, View } from "../topology/model";
import type { Transition } from "../transition";

/** A container or workload as it was last written down. */
export type LastKnown = Pick<Transition, "change" | "tier" | "code" | "zoneId" | "hostId">;

/**
 * What a patch means in the lives of containers and workloads; a pod's life is told by its workload's. Compared with what was last written down, not with the view before, so
 * that a restart of the panel by itself is no change.
 *
 * @param known - Last written transition by node; a node whose last one is `gone` appears anew.
 * @returns At most one transition per node: where it stands is told with every one of them.
 */
export function transitionsBetween(
  view: Pick<View, "nodes">,
  patch: Patch["nodes"],
  known: ReadonlyMap<NodeId, LastKnown>,
  options: { readonly at: number; readonly imageId: (id: NodeId) => string | null },
): Transition[] {
  const transitions: Transition[] = [];
  for (const node of patch.put) {
    if (node.kind !== "container" && node.kind !== "workload") continue;
    const last = known.get(node.id);
    const { zoneId, hostId } = whereabouts(node, view.nodes);
    const { tier, reason } = node.health;
    const change =
      !last || last.change === "gone"
        ? "appeared"
        : last.zoneId !== zoneId || last.hostId !== hostId
          ? "moved"
          : last.tier !== tier || last.code !== reason.code
            ? "health"
            : null;
    if (change === null) continue;
    const told = { tier, code: reason.code, data: reason.data, zoneId, hostId, stack: stackOf(node) };
    transitions.push({ nodeId: node.id, at: options.at, change, ...told, imageId: options.imageId(node.id) });
  }
  for (const nodeId of patch.del) {
    const last = known.get(nodeId);
    if (last && last.change !== "gone") transitions.push(goneTransition(nodeId, options.at));
  }
  return transitions;
}

export const goneTransition = (nodeId: NodeId, at: number): Transition => ({
  nodeId,
  at,
  change: "gone",
  tier: null,
  code: null,
  data: null,
  zoneId: null,
  hostId: null,
  stack: null,
  imageId: null,
});

/** A namespace holds workloads together as a stack does containers. */
const stackOf = (node: ContainerNode | WorkloadNode): string | null =>
  node.kind === "workload" ? node.namespace : node.stack;

function whereabouts(
  node: ContainerNode | WorkloadNode,
  nodes: View["nodes"],
): { zoneId: NodeId | null; hostId: NodeId | null } {
  let hostId: NodeId | null = null;
  let zoneId: NodeId | null = null;
  for (let parent = node.parentId; parent !== null && zoneId === null; ) {
    const above = nodes.get(parent);
    if (!above) break;
    if (above.kind === "host" || above.kind === "cluster") hostId = above.id;
    if (above.kind === "zone") zoneId = above.id;
    parent = above.parentId;
  }
  return { zoneId, hostId };
}
