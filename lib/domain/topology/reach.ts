import type { NodeId } from "../ids";
import type { Relation } from "./model";
import type { RelationIndex } from "./relation-index";

/** From here on a relation counts as certain: drawn solid. Below it is possible: drawn dashed. */
const certainFrom = 0.6;

export const isCertain = (relation: Pick<Relation, "confidence">): boolean => relation.confidence >= certainFrom;

/**
 * How something is reached from the selection. `hops` counts relations, over certain ones alone where they lead there;
 * `via` is the last of them, the surest where there are several; `before` is the node that it was reached from (one of the selected, at one hop).
 */
export interface Step {
  readonly hops: number;
  readonly certain: boolean;
  readonly via: Relation;
  readonly before: NodeId;
}

/** What the selection needs, and what needs it, transitively. Neither holds the selection itself. */
export interface Reach {
  readonly needs: ReadonlyMap<NodeId, Step>;
  readonly neededBy: ReadonlyMap<NodeId, Step>;
}

/** Of the kinds in question. */
export type Follows = (relation: Relation) => boolean;

/** A network and a link say who could talk and a published port who may come in: none of them who needs whom. */
const saysNothing: ReadonlySet<Relation["kind"]> = new Set(["network", "port", "link"]);

/**
 * Breadth first along the arrows, and against them. Certain relations are followed first, so that what they reach is
 * certain however many possible ones lead there too. Cycles end, a relation to itself is none, and an end that is not
 * there (it vanished a moment ago) is not gone through. Linear in what is reached.
 */
export function reachOf(
  starts: ReadonlySet<NodeId>,
  index: RelationIndex,
  isThere: (id: NodeId) => boolean,
  follows: Follows = () => true,
): Reach {
  const walk = (way: "from" | "to"): ReadonlyMap<NodeId, Step> => {
    const sure = search(starts, index[way], way, (each) => isCertain(each) && follows(each), isThere);
    const all = search(starts, index[way], way, follows, isThere);
    for (const [id, step] of all) if (!sure.has(id)) sure.set(id, { ...step, certain: false });
    return sure;
  };
  return { needs: walk("from"), neededBy: walk("to") };
}

function search(
  starts: ReadonlySet<NodeId>,
  lists: RelationIndex["from"],
  way: "from" | "to",
  follows: Follows,
  isThere: (id: NodeId) => boolean,
): Map<NodeId, Step> {
  const found = new Map<NodeId, Step>();
  let edge: Iterable<NodeId> = starts;
  for (let hops = 1; ; hops++) {
    const next: NodeId[] = [];
    for (const at of edge) {
      for (const relation of lists.get(at) ?? []) {
        if (saysNothing.has(relation.kind) || !follows(relation)) continue;
        const other = way === "from" ? relation.to : relation.from;
        const known = found.get(other);
        if (known?.hops === hops && known.via.confidence < relation.confidence)
          found.set(other, { hops, certain: true, via: relation, before: at });
        if (known || starts.has(other) || !isThere(other)) continue;
        found.set(other, { hops, certain: true, via: relation, before: at });
        next.push(other);
      }
    }
    if (next.length === 0) return found;
    edge = next;
  }
}

/** A node and everything that stands in it: what is selected with a stack, a host, a zone. */
export function withInside(id: NodeId, children: ReadonlyMap<NodeId | null, readonly NodeId[]>): ReadonlySet<NodeId> {
  const inside = new Set([id]);
  for (const at of inside) for (const child of children.get(at) ?? []) inside.add(child);
  return inside;
}
