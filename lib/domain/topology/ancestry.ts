import type { NodeId } from "../ids";
import { type HostLikeNode, isHostLike, isStackLike, type StackLikeNode } from "./members";
import type { LaneNode, TopologyNode, ZoneNode } from "./model";

/** Where a node stands: the boxes around it, itself included where it is one of them. */
export interface Ancestry {
  readonly zone: ZoneNode | null;
  readonly lane: LaneNode | null;
  /** The machine, or the cluster. */
  readonly host: HostLikeNode | null;
  /** The compose project, or the namespace. */
  readonly stack: StackLikeNode | null;
}

/** Total: a node that is missing, or whose parents are, stands in as much as is known. */
export function ancestryOf(id: NodeId, nodes: ReadonlyMap<NodeId, TopologyNode>): Ancestry {
  const found: { -readonly [Kind in keyof Ancestry]: Ancestry[Kind] } = {
    zone: null,
    lane: null,
    host: null,
    stack: null,
  };
  let node = nodes.get(id);
  // Nothing is more than five levels deep; the bound keeps a broken tree from holding the page.
  for (let depth = 0; node && depth < 8; depth += 1) {
    if (node.kind === "zone") found.zone ??= node;
    else if (node.kind === "lane") found.lane ??= node;
    else if (isHostLike(node)) found.host ??= node;
    else if (isStackLike(node)) found.stack ??= node;
    node = node.parentId === null ? undefined : nodes.get(node.parentId);
  }
  return found;
}
