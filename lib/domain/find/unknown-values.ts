import type { NodeId } from "../ids";
import { isMember } from "../topology/members";
import type { TopologyNode } from "../topology/model";
import { compileTerm } from "./compile-term";
import { keyOf } from "./edit-term";
import type { Expression, Mistake } from "./expression";
import { createSubjects } from "./subject";

/**
 * The parts of an expression that nothing in the lab fits, each by itself: why a filter without a mistake finds
 * nothing. Parts that hide are never the reason.
 */
export function unknownValues(nodes: ReadonlyMap<NodeId, TopologyNode>, { terms }: Expression): readonly Mistake[] {
  const toSubject = createSubjects(nodes);
  const subjects = [...nodes.values()].flatMap((node) => (isMember(node) ? [toSubject(node)] : []));
  return terms.flatMap((term) => {
    if (term.negated || subjects.some(compileTerm(term))) return [];
    const key = keyOf(term);
    const message =
      term.kind === "word"
        ? `Nothing here holds "${term.text}".`
        : term.kind === "text" && term.key !== "ip"
          ? `Nothing here has the ${key} ${term.values.map((value) => `"${value}"`).join(" or ")}${term.how === "is" ? `; write ${key}:~ to look inside` : " in it"}.`
          : `Nothing here fits this ${key}.`;
    return [{ ...term.place, message, unfinished: true }];
  });
}
