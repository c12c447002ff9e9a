import type { NodeId } from "../ids";
import { isMember } from "./members";
import type { Relation, RelationKind, TopologyNode } from "./model";
import { isCertain } from "./reach";

/** One line of *Dependencies*: `from` needs `to`. */
export interface DependencyEdge {
  readonly from: NodeId;
  readonly to: NodeId;
  /** At least one of the relations behind it is as good as certain. */
  readonly certain: boolean;
}

export interface DependencyGraph {
  /** Containers and workloads with at least one line between them, in the order of their ids. */
  readonly nodes: readonly NodeId[];
  readonly edges: readonly DependencyEdge[];
  /** Ways in: what answers on a host's port or hands requests on, as far as nothing in the graph needs it. */
  readonly entries: ReadonlySet<NodeId>;
  /** Needed by many: they stand apart on the right, or they would pull everything together. */
  readonly neededByMany: readonly NodeId[];
  /** Need many, as a proxy does: apart on the left. */
  readonly needMany: readonly NodeId[];
  /** Nothing is known that they need or that needs them. */
  readonly alone: readonly NodeId[];
}

/** What says that one works only with the other. A network says who could talk, a volume has no direction. */
const dependencies: ReadonlySet<RelationKind> = new Set<RelationKind>(["depends-on", "route", "namespace"]);

/** From so many lines on one side on, a box is a hub of that side. */
export const hubFrom = 9;

/**
 * What needs what between containers. Total: ends that are gone, lines to oneself and repeats are left out, cycles stay.
 * Equal relations give an equal graph, in whatever order they come.
 */
export function dependencyGraph(
  nodes: ReadonlyMap<NodeId, TopologyNode>,
  relations: Iterable<Relation>,
): DependencyGraph {
  const isCard = (id: NodeId) => isMember(nodes.get(id));
  const edges = new Map<string, DependencyEdge>();
  const published = new Set<NodeId>();
  for (const relation of relations) {
    const { kind, from, to } = relation;
    if (kind === "port") published.add(to);
    if (!dependencies.has(kind) || from === to || !isCard(from) || !isCard(to)) continue;
    if (kind === "route") published.add(from);
    const key = `${from}>${to}`;
    const certain = isCertain(relation) || edges.get(key)?.certain === true;
    edges.set(key, { from, to, certain });
  }
  const sorted = [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge);
  const needed = countBy(sorted.map((edge) => edge.to));
  const needing = countBy(sorted.map((edge) => edge.from));
  const cards = [...nodes.values()].flatMap((node) => (isMember(node) ? [node.id] : [])).sort();
  const neededByMany = cards.filter((id) => (needed.get(id) ?? 0) >= hubFrom);
  const needMany = cards.filter((id) => (needing.get(id) ?? 0) >= hubFrom && (needed.get(id) ?? 0) < hubFrom);
  const hubs = new Set([...neededByMany, ...needMany]);
  const between = sorted.filter(({ from, to }) => !hubs.has(from) && !hubs.has(to));
  const reached = countBy(between.map((edge) => edge.to));
  const linked = new Set([...needed.keys(), ...needing.keys()].filter((id) => !hubs.has(id)));
  return {
    nodes: [...linked].sort(),
    edges: between,
    entries: new Set([...linked].filter((id) => published.has(id) && !reached.has(id))),
    neededByMany,
    needMany,
    alone: cards.filter((id) => !linked.has(id) && !hubs.has(id)),
  };
}

function countBy(ids: readonly NodeId[]): ReadonlyMap<NodeId, number> {
  const counts = new Map<NodeId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
