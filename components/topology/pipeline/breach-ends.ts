import type { NodeId } from "@/lib/domain/ids";
import type { Geometry, GeometryInput } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode } from "@/lib/domain/topology/model";

/**
 * The boxes that wear the ring: both ends of every breach, or the nearest drawn box around an end. A zone as an end has
 * its wall torn instead, or a stub where a preset has no walls.
 */
export function breachEndsOf(
  geometry: Geometry,
  { breaches }: Pick<GeometryInput, "breaches">,
  nodes: ReadonlyMap<NodeId, TopologyNode>,
): ReadonlySet<NodeId> {
  const ends = new Set<NodeId>();
  for (const { fromId, toId } of breaches) {
    for (let at: NodeId | null = fromId; at !== null; at = nodes.get(at)?.parentId ?? null) if (add(at)) break;
    for (let at: NodeId | null = toId; at !== null; at = nodes.get(at)?.parentId ?? null) if (add(at)) break;
  }
  return ends;

  function add(id: NodeId): boolean {
    if (!geometry.boxes[id]) return false;
    if (!id.startsWith("zone:")) ends.add(id);
    return true;
  }
}
