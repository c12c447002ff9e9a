import type { Words } from "@/components/health/use-words";
import type { NodeId } from "@/lib/domain/ids";
import type { Relation } from "@/lib/domain/topology/model";
import { confidenceWord, relationVerbs } from "@/lib/domain/words/relation-words";

/** One relation as it is told: "web depends on db", how sure that is, and why it is believed. */
export interface EdgeSentence {
  readonly id: string;
  readonly what: string;
  readonly sure: "certain" | "likely" | "possible";
  readonly why: string;
}

/** The surest first. Ids of relations that vanished meanwhile are left out. */
export function edgeSentences(
  ids: readonly string[],
  relations: ReadonlyMap<string, Relation>,
  nameOf: (id: NodeId) => string,
  say: Words["say"],
): readonly EdgeSentence[] {
  return ids
    .flatMap((id) => relations.get(id) ?? [])
    .sort((a, b) => b.confidence - a.confidence)
    .map((relation) => ({
      id: relation.id,
      what: `${nameOf(relation.from)} ${relationVerbs[relation.kind]} ${nameOf(relation.to)}`,
      sure: confidenceWord(relation),
      why: relation.evidence.map(say).join("; "),
    }));
}
