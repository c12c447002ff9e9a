import type { NodeId } from "../ids";
import { isMember, type MemberNode } from "../topology/members";
import type { TopologyNode } from "../topology/model";
import { compileTerm } from "./compile-term";
import type { Term } from "./expression";
import { createSubjects, placeOf } from "./subject";

type Nodes = ReadonlyMap<NodeId, TopologyNode>;

/**
 * Finds the members that every term fits, again and again as the lab changes: one that did not change, in boxes of
 * the same names, is not looked at anew. Gives the very same set while the same ones fit. No terms: all fit.
 */
export function createMatcher(terms: readonly Term[]): (nodes: Nodes) => ReadonlySet<NodeId> {
  const questions = terms.map(compileTerm);
  const known = new WeakMap<MemberNode, { readonly place: string; readonly fits: boolean }>();
  let last: ReadonlySet<NodeId> = new Set();
  let lookedAt: Nodes | null = null;
  return (nodes) => {
    if (nodes === lookedAt) return last;
    lookedAt = nodes;
    const toSubject = createSubjects(nodes);
    const found = new Set<NodeId>();
    for (const node of nodes.values()) {
      if (!isMember(node)) continue;
      const subject = toSubject(node);
      const place = placeOf(subject);
      let answer = known.get(node);
      if (answer?.place !== place) {
        answer = { place, fits: questions.every((fits) => fits(subject)) };
        known.set(node, answer);
      }
      if (answer.fits) found.add(node.id);
    }
    if (!isSame(found, last)) last = found;
    return last;
  };
}

function isSame(a: ReadonlySet<NodeId>, b: ReadonlySet<NodeId>): boolean {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}
