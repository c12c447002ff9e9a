import { type Tier, tiers } from "../health";
import type { NodeId } from "../ids";
import type { TopologyNode } from "./model";

/** The pods that run on one host, of all clusters; those that are done and only still listed do not count. */
export interface PodsOn {
  readonly count: number;
  readonly worst: Tier;
}

type Nodes = ReadonlyMap<NodeId, TopologyNode>;

const counted = new WeakMap<Nodes, ReadonlyMap<NodeId, PodsOn>>();

/** By the host's id. The same map of nodes is counted once, however many boxes ask. */
export function podsOnHosts(nodes: Nodes): ReadonlyMap<NodeId, PodsOn> {
  const known = counted.get(nodes);
  if (known) return known;
  const found = new Map<NodeId, PodsOn>();
  for (const node of nodes.values()) {
    if (node.kind !== "pod" || node.hostId === null || node.health.tier === "neutral") continue;
    const before = found.get(node.hostId);
    found.set(node.hostId, {
      count: (before?.count ?? 0) + 1,
      worst: before ? worse(before.worst, node.health.tier) : node.health.tier,
    });
  }
  counted.set(nodes, found);
  return found;
}

const worse = (a: Tier, b: Tier): Tier => (tiers.indexOf(b) < tiers.indexOf(a) ? b : a);
