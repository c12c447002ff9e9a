import type { NodeId } from "../ids";
import { isMemberId } from "./members";

/** The containers in a box, at any depth; a container is its own only member. Others (networks) have none. */
export function membersOf(id: NodeId, children: ReadonlyMap<NodeId | null, readonly NodeId[]>): readonly NodeId[] {
  if (isMemberId(id)) return [id];
  const found: NodeId[] = [];
  const boxes: NodeId[] = [id];
  for (let box = boxes.pop(); box !== undefined; box = boxes.pop()) {
    for (const child of children.get(box) ?? []) {
      if (isMemberId(child)) found.push(child);
      else boxes.push(child);
    }
  }
  return found;
}
