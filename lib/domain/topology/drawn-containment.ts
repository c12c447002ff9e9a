import type { NodeId } from "../ids";
import type { Containment } from "./containment";

/** Containment by the parents that the preset draws. `parentOf` gives null for what stands on the plane. */
export function drawnContainment(ids: Iterable<NodeId>, parentOf: (id: NodeId) => NodeId | null): Containment {
  const children = new Map<NodeId | null, NodeId[]>();
  for (const id of ids) {
    const parent = parentOf(id);
    const list = children.get(parent);
    if (list) list.push(id);
    else children.set(parent, [id]);
  }
  return {
    frameOf: parentOf,
    childrenOf: (id) => children.get(id) ?? [],
    depthOf(frame) {
      let depth = 0;
      for (let at = frame; at !== null && depth < 8; at = parentOf(at)) depth++;
      return depth;
    },
  };
}
