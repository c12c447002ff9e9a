import type { NodeId } from "@/lib/domain/ids";
import type { Relation } from "@/lib/domain/topology/model";
import { reachOf, type Step } from "@/lib/domain/topology/reach";
import type { RelationIndex } from "@/lib/domain/topology/relation-index";

/** One other node: at one hop every relation to it, the strongest first; further on the last one of the way there. */
export interface Connection {
  readonly otherId: NodeId;
  readonly hops: number;
  readonly certain: boolean;
  readonly relations: readonly Relation[];
  /** The node before it on the way; null at one hop. */
  readonly through: NodeId | null;
}

/**
 * What a container is tied to, nearest first: the same that the map lights. `networks`: each with the other members on
 * it. `count` is how many others in all.
 */
export interface Connections {
  readonly dependants: readonly Connection[];
  readonly dependencies: readonly Connection[];
  readonly networks: readonly { readonly networkId: NodeId; readonly members: readonly NodeId[] }[];
  readonly count: number;
}

export function connectionsOf(id: NodeId, index: RelationIndex, isThere: (id: NodeId) => boolean): Connections {
  const { needs, neededBy } = reachOf(new Set([id]), index, isThere);
  const dependants = toConnections(neededBy, directBy(index.to.get(id) ?? [], "from"));
  const dependencies = toConnections(needs, directBy(index.from.get(id) ?? [], "to"));
  const hubs = (index.from.get(id) ?? []).filter((each) => each.kind === "network");
  const networks = hubs.map(({ to: networkId }) => ({
    networkId,
    members: (index.to.get(networkId) ?? [])
      .filter((each) => each.kind === "network" && each.from !== id)
      .map((each) => each.from),
  }));
  const others = new Set([...needs.keys(), ...neededBy.keys(), ...networks.flatMap((network) => network.members)]);
  return { dependants, dependencies, networks, count: others.size };
}

function directBy(relations: readonly Relation[], end: "from" | "to"): ReadonlyMap<NodeId, readonly Relation[]> {
  const byOther = new Map<NodeId, Relation[]>();
  for (const relation of relations) {
    const known = byOther.get(relation[end]);
    if (known) known.push(relation);
    else byOther.set(relation[end], [relation]);
  }
  for (const list of byOther.values()) list.sort((a, b) => b.confidence - a.confidence);
  return byOther;
}

const toConnections = (
  steps: ReadonlyMap<NodeId, Step>,
  direct: ReadonlyMap<NodeId, readonly Relation[]>,
): readonly Connection[] =>
  [...steps]
    .map(([otherId, { hops, certain, via, before }]): Connection => {
      const own = direct.get(otherId);
      return own
        ? { otherId, hops: 1, certain, relations: own, through: null }
        : { otherId, hops, certain, relations: [via], through: before };
    })
    .sort((a, b) => a.hops - b.hops || Number(b.certain) - Number(a.certain));
