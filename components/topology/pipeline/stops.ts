import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { isHostLikeId, isMemberId } from "@/lib/domain/topology/members";

/** Where the keyboard stops: containers, folded boxes, and hosts that hold nothing. */
export function stopsOf(
  boxes: Readonly<Record<NodeId, Box>>,
  folded: ReadonlySet<NodeId>,
  children: ReadonlyMap<NodeId | null, readonly NodeId[]>,
): readonly (readonly [NodeId, Box])[] {
  return Object.entries(boxes).filter(([id]) => isStop(id, folded, children));
}

export const isStop = (
  id: NodeId,
  folded: ReadonlySet<NodeId>,
  children: ReadonlyMap<NodeId | null, readonly NodeId[]>,
): boolean => isMemberId(id) || folded.has(id) || (isHostLikeId(id) && !children.has(id));
