import type { NodeId } from "../ids";
import type { Relation, RelationKind } from "./model";

/** A relation for tests: certain, and with nothing to show for it, unless said otherwise. */
export const relation = (kind: RelationKind, from: NodeId, to: NodeId, over: Partial<Relation> = {}): Relation => ({
  id: `${kind}:${from}>${to}`,
  kind,
  from,
  to,
  confidence: 1,
  evidence: [],
  ...over,
});

export const relationsById = (relations: readonly Relation[]): ReadonlyMap<string, Relation> =>
  new Map(relations.map((each) => [each.id, each]));
