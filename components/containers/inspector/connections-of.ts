import type { NodeId } from "@/lib/domain/ids";
import type { Relation } from "@/lib/domain/topology/model";

export interface Connection {
  readonly otherId: NodeId;
  readonly relation: Relation;
}

/** What a container is tied to. `networks`: each with the other members on it. `count` is how many others in all. */
export interface Connections {
  readonly dependants: readonly Connection[];
  readonly dependencies: readonly Connection[];
  readonly networks: readonly { readonly networkId: NodeId; readonly members: readonly NodeId[] }[];
  readonly count: number;
}

export function connectionsOf(id: NodeId, relations: Iterable<Relation>): Connections {
  const all = [...relations];
  const direct = all.filter((relation) => relation.kind !== "network");
  const dependants = direct.filter((each) => each.to === id).map((relation) => ({ otherId: relation.from, relation }));
  const dependencies = direct
    .filter((each) => each.from === id)
    .map((relation) => ({ otherId: relation.to, relation }));
  const networks = all
    .filter((each) => each.kind === "network" && each.from === id)
    .map(({ to: networkId }) => ({
      networkId,
      members: all
        .filter((each) => each.kind === "network" && each.to === networkId && each.from !== id)
        .map((each) => each.from),
    }));
  const others = new Set([...dependants, ...dependencies].map((each) => each.otherId));
  for (const network of networks) for (const member of network.members) others.add(member);
  return { dependants, dependencies, networks, count: others.size };
}
