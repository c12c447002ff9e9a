import type { NodeId } from "@/lib/domain/ids";
import type { Relation } from "@/lib/domain/topology/model";
import type { Reach, Step } from "@/lib/domain/topology/reach";
import type { RelationIndex } from "@/lib/domain/topology/relation-index";
import { confidenceWord } from "@/lib/domain/words/relation-words";

/** A line of the list: the other end, and the last relation on the way there. */
export interface ListedEdge {
  readonly otherId: NodeId;
  readonly viaId: string;
  /** The other end needs the selection, and not the selection it. */
  readonly toSelection: boolean;
  readonly hops: number;
  readonly certain: boolean;
  readonly sure: "certain" | "likely" | "possible";
}

/** Nearest first, then certain before possible; what needs the selection before what it needs. */
export function listEdges({ needs, neededBy }: Reach): readonly ListedEdge[] {
  const list = (steps: ReadonlyMap<NodeId, Step>, toSelection: boolean) =>
    [...steps].map(([otherId, { hops, certain, via }]) => {
      const sure = hops === 1 ? confidenceWord(via) : certain ? ("certain" as const) : ("possible" as const);
      return { otherId, viaId: via.id, toSelection, hops, certain, sure };
    });
  return [...list(neededBy, true), ...list(needs, false)].sort(
    (a, b) => a.hops - b.hops || Number(b.certain) - Number(a.certain),
  );
}

/** Links of the selection that lead out of it, with their other ends. */
export function listLinks(
  inside: ReadonlySet<NodeId>,
  { from, to }: RelationIndex,
): readonly { readonly otherId: NodeId; readonly relation: Relation }[] {
  const ends = [...inside].flatMap((id) => [
    ...(from.get(id) ?? []).map((relation) => ({ otherId: relation.to, relation })),
    ...(to.get(id) ?? []).map((relation) => ({ otherId: relation.from, relation })),
  ]);
  return ends.filter(({ otherId, relation }) => relation.kind === "link" && !inside.has(otherId));
}
