import type { NodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";

type Nodes = ReadonlyMap<NodeId, TopologyNode>;
type Children = ReadonlyMap<NodeId | null, readonly NodeId[]>;

export function indexChildren(nodes: Nodes): Children {
  const lists = new Map<NodeId | null, NodeId[]>();
  for (const node of nodes.values()) {
    const list = lists.get(node.parentId);
    if (list) list.push(node.id);
    else lists.set(node.parentId, [node.id]);
  }
  for (const list of lists.values()) list.sort(bySlot(nodes));
  return lists;
}

/** The index after some nodes changed: only parents that gained, lost or reordered children get a new list. */
export function updateChildren(children: Children, before: Nodes, after: Nodes, touched: Iterable<NodeId>): Children {
  const joins = new Map<NodeId | null, NodeId[]>();
  const dirty = new Set<NodeId | null>();
  for (const id of touched) {
    const was = before.get(id);
    const is = after.get(id);
    if (was && is && was.parentId === is.parentId && was.slot.order === is.slot.order) continue;
    if (was) dirty.add(was.parentId);
    if (!is) continue;
    dirty.add(is.parentId);
    if (was?.parentId !== is.parentId || !was) joins.set(is.parentId, [...(joins.get(is.parentId) ?? []), id]);
  }
  if (dirty.size === 0) return children;
  const next = new Map(children);
  for (const parent of dirty) {
    const stay = (children.get(parent) ?? []).filter((id) => after.get(id)?.parentId === parent);
    const list = [...new Set([...stay, ...(joins.get(parent) ?? [])])].sort(bySlot(after));
    if (list.length > 0) next.set(parent, list);
    else next.delete(parent);
  }
  return next;
}

const bySlot = (nodes: Nodes) => (a: NodeId, b: NodeId) => {
  const order = (nodes.get(a)?.slot.order ?? 0) - (nodes.get(b)?.slot.order ?? 0);
  return order !== 0 ? order : a < b ? -1 : 1;
};
