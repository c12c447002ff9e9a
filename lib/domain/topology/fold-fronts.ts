import type { NodeId } from "../ids";
import type { Relation } from "./model";
import { indexRelations } from "./relation-index";

/** A Service or an Ingress: it has no box, and a line through it goes on to what stands behind it. */
export const isFrontId = (id: NodeId): boolean => id.startsWith("service:") || id.startsWith("ingress:");

type Relations = ReadonlyMap<string, Relation>;

const folded = new WeakMap<Relations, Relations>();

/**
 * Relations as they are drawn: who leads to a Service or an Ingress leads to the workloads behind it, by one relation
 * with the evidence of every step and the confidence of the least sure. What only a front says of another is nothing
 * between boxes and falls away. A lab without fronts gets its very own map back.
 */
export function foldFronts(relations: Relations): Relations {
  const known = folded.get(relations);
  if (known) return known;
  let next: Map<string, Relation> | null = null;
  for (const relation of relations.values()) {
    const { id, from, to } = relation;
    if (!isFrontId(from) && !isFrontId(to)) continue;
    next ??= new Map(relations);
    next.delete(id);
    if (isFrontId(from)) continue;
    for (const [target, steps] of stepsBehind(to, relations))
      if (target !== from) put(next, through([relation, ...steps], target));
  }
  const made = next ?? relations;
  folded.set(relations, made);
  return made;
}

/** The workloads that a Service or an Ingress leads to at last. */
export const workloadsBehind = (front: NodeId, relations: Relations): readonly NodeId[] => [
  ...stepsBehind(front, relations).keys(),
];

/** The fronts that lead to a workload, nearest first: its Services, then the Ingresses before them. */
export function frontsOf(workload: NodeId, relations: Relations): readonly NodeId[] {
  const { to } = indexRelations(relations);
  const found = new Set([workload]);
  for (const at of found)
    for (const { kind, from } of to.get(at) ?? []) if (kind === "route" && isFrontId(from)) found.add(from);
  found.delete(workload);
  return [...found];
}

/** Whom a front leads to, with the relations on the way there. Cycles end. */
function stepsBehind(front: NodeId, relations: Relations): ReadonlyMap<NodeId, readonly Relation[]> {
  const { from } = indexRelations(relations);
  const found = new Map<NodeId, readonly Relation[]>();
  const ways = new Map<NodeId, readonly Relation[]>([[front, []]]);
  for (const [at, steps] of ways)
    for (const relation of from.get(at) ?? []) {
      if (relation.kind !== "route" || ways.has(relation.to)) continue;
      if (isFrontId(relation.to)) ways.set(relation.to, [...steps, relation]);
      else if (!found.has(relation.to)) found.set(relation.to, [...steps, relation]);
    }
  return found;
}

function through(steps: readonly Relation[], to: NodeId): Relation {
  const [first] = steps as readonly [Relation, ...Relation[]];
  return {
    id: `${first.id} > ${to}`,
    kind: first.kind,
    from: first.from,
    to,
    confidence: Math.min(...steps.map(({ confidence }) => confidence)),
    evidence: steps.flatMap(({ evidence }) => evidence),
  };
}

/** What is said already between the two stands, with what is said through the front beside it. */
function put(relations: Map<string, Relation>, relation: Relation): void {
  const before = relations.get(relation.id);
  relations.set(relation.id, before && before.confidence >= relation.confidence ? before : relation);
}
