import type { NodeId } from "@/lib/domain/ids";
import type { Relation } from "@/lib/domain/topology/model";

/** A line between the selection and something else. `toSelection`: the other end depends on what is selected. */
export interface Tie {
  readonly otherId: NodeId;
  readonly relation: Relation;
  readonly toSelection: boolean;
  readonly certain: boolean;
}

/** A network with more members than this is not drawn as lines: its name is in the inspector. */
const hubLimit = 12;
const certainFrom = 0.6;

/**
 * What the selected container is tied to, each other container once by its strongest relation. Members of a shared network are
 * possible ties, and only of networks small enough to mean something.
 */
export function tiesOf(id: NodeId, relations: Iterable<Relation>, isThere: (id: NodeId) => boolean): readonly Tie[] {
  const all = [...relations];
  const ties = new Map<NodeId, Tie>();
  const add = (tie: Tie) => {
    const known = ties.get(tie.otherId);
    if (
      tie.otherId !== id &&
      tie.otherId.startsWith("container:") &&
      isThere(tie.otherId) &&
      (!known || known.relation.confidence < tie.relation.confidence)
    )
      ties.set(tie.otherId, tie);
  };
  for (const relation of all) {
    if (relation.kind === "network") continue;
    const certain = relation.confidence >= certainFrom;
    if (relation.from === id) add({ otherId: relation.to, relation, toSelection: false, certain });
    if (relation.to === id) add({ otherId: relation.from, relation, toSelection: true, certain });
  }
  const hubs = new Set(all.filter((each) => each.kind === "network" && each.from === id).map((each) => each.to));
  for (const hub of hubs) {
    const members = all.filter((each) => each.kind === "network" && each.to === hub);
    if (members.length > hubLimit) continue;
    for (const member of members) {
      if (!ties.has(member.from)) add({ otherId: member.from, relation: member, toSelection: true, certain: false });
    }
  }
  return [...ties.values()];
}
