import type { NodeId } from "../ids";
import type { Reason } from "../reason";
import type { Relation, RelationKind } from "../topology/model";

/** Unique whatever the names hold: the length says where `from` ends. */
export const relationId = (kind: RelationKind, from: NodeId, to: NodeId): string =>
  `${kind}:${from.length}:${from}>${to}`;

/**
 * One relation from several pieces of evidence.
 *
 * @param confidence - 0 to 1, of the strongest rule.
 */
export const relation = (
  kind: RelationKind,
  from: NodeId,
  to: NodeId,
  confidence: number,
  evidence: readonly Reason[],
): Relation => ({ id: relationId(kind, from, to), kind, from, to, confidence, evidence });
