import type { NodeId } from "../ids";
import type { Relation } from "./model";

/** The relations that leave and that reach each node. */
export interface RelationIndex {
  readonly from: ReadonlyMap<NodeId, readonly Relation[]>;
  readonly to: ReadonlyMap<NodeId, readonly Relation[]>;
}

const built = new WeakMap<ReadonlyMap<string, Relation>, RelationIndex>();

/** The same map of relations gives the same index: it is built once per change, not once per question. */
export function indexRelations(relations: ReadonlyMap<string, Relation>): RelationIndex {
  const known = built.get(relations);
  if (known) return known;
  const index = { from: new Map<NodeId, Relation[]>(), to: new Map<NodeId, Relation[]>() };
  for (const relation of relations.values()) {
    append(index.from, relation.from, relation);
    append(index.to, relation.to, relation);
  }
  built.set(relations, index);
  return index;
}

function append(lists: Map<NodeId, Relation[]>, id: NodeId, relation: Relation): void {
  const list = lists.get(id);
  if (list) list.push(relation);
  else lists.set(id, [relation]);
}
