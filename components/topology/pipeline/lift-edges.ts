import { type Edge, edgeId, hasDirection } from "@/components/topology/pipeline/edge-model";
import type { NodeId } from "@/lib/domain/ids";
import type { Relation } from "@/lib/domain/topology/model";
import { isCertain } from "@/lib/domain/topology/reach";

/** The box that stands for a node in the picture; null where nothing does. */
export type DrawnAt = (id: NodeId) => NodeId | null;

/**
 * Relations between nodes as lines between drawn boxes: what is inside a folded box ends at that box, what has no box
 * any more has no line, and all that is said between the same two boxes is one line. A line between a box and one that
 * it stands in says nothing: containment says it.
 *
 * @param holds - Whether the second box stands in the first.
 */
export function liftEdges(
  relations: Iterable<Relation>,
  drawnAt: DrawnAt,
  holds: (outer: NodeId, inner: NodeId) => boolean,
): readonly Edge[] {
  const edges = new Map<string, Draft>();
  for (const relation of relations) {
    const [from, to] = [drawnAt(relation.from), drawnAt(relation.to)];
    if (from === null || to === null || from === to) continue;
    const id = edgeId(from, to);
    const known = edges.get(id);
    if (known) add(known, relation, from, to);
    else if (!holds(from, to) && !holds(to, from)) edges.set(id, begin(id, from, to, relation));
  }
  return [...edges.values()];
}

type Draft = { -readonly [Key in keyof Edge]: Edge[Key] } & {
  kinds: Relation["kind"][];
  relationIds: string[];
};

const begin = (id: string, from: NodeId, to: NodeId, relation: Relation): Draft => ({
  id,
  from,
  to,
  back: false,
  certain: isCertain(relation),
  kinds: [relation.kind],
  count: 1,
  relationIds: [relation.id],
});

function add(edge: Draft, relation: Relation, from: NodeId, to: NodeId): void {
  if (hasDirection(relation.kind)) {
    if (!edge.kinds.some(hasDirection)) Object.assign(edge, { from, to });
    else if (from !== edge.from) edge.back = true;
  }
  if (isCertain(relation)) edge.certain = true;
  if (!edge.kinds.includes(relation.kind)) edge.kinds.push(relation.kind);
  edge.count += 1;
  edge.relationIds.push(relation.id);
}

/** Climbs from a node to the nearest that is drawn. Each node is climbed once. */
export function nearestDrawn(
  isDrawn: (id: NodeId) => boolean,
  parentOf: (id: NodeId) => NodeId | null | undefined,
): DrawnAt {
  const known = new Map<NodeId, NodeId | null>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    let at: NodeId | null | undefined = id;
    // Nothing is more than five levels deep; the bound keeps a broken tree from holding the page.
    for (let depth = 0; at && !isDrawn(at) && depth < 8; depth++) at = parentOf(at);
    const drawn = at && isDrawn(at) ? at : null;
    known.set(id, drawn);
    return drawn;
  };
}
