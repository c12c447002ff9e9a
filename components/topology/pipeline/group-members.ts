import { type Counts, noCounts, tiers } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { Geometry } from "@/lib/domain/topology/geometry-model";
import { bandId, groupProject, looseHost } from "@/lib/domain/topology/groups";
import { isCounted, isMember, isStackLike } from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";

type Nodes = ReadonlyMap<NodeId, TopologyNode>;

const known = new WeakMap<object, ReadonlyMap<NodeId, readonly NodeId[]>>();
const nobody: readonly NodeId[] = [];

/** What stands in a box that is no node of the lab, by what the preset's geometry says. */
export function groupMembers(id: NodeId, geometry: Pick<Geometry, "parents"> | null): readonly NodeId[] {
  const parents = geometry?.parents;
  if (!parents) return nobody;
  let groups = known.get(parents);
  if (!groups) {
    const lists = new Map<NodeId, NodeId[]>();
    for (const [child, parent] of Object.entries(parents)) {
      const list = lists.get(parent);
      if (list) list.push(child);
      else lists.set(parent, [child]);
    }
    groups = lists;
    known.set(parents, groups);
  }
  return groups.get(id) ?? nobody;
}

const bandNames: Readonly<Record<NodeId, string>> = {
  [bandId("need-many")]: "Need many",
  [bandId("needed-by-many")]: "Needed by many",
  [bandId("alone")]: "Nothing is known to need these, or to be needed by them",
};

/** The name of a box that is no node: a stack's, or of what belongs to none on one host. Null for a node of the lab. */
export function groupName(id: NodeId, nodes: Nodes): string | null {
  if (id in bandNames) return bandNames[id] ?? null;
  const hostId = looseHost(id);
  return hostId === null ? groupProject(id) : `No stack, ${nodes.get(hostId)?.name ?? "host"}`;
}

export function groupCounts(members: readonly NodeId[], nodes: Nodes): Counts {
  const sum: Record<keyof Counts, number> = { ...noCounts };
  for (const id of members) {
    const node = nodes.get(id);
    if (isStackLike(node)) for (const mark of [...tiers, "breach"] as const) sum[mark] += node.counts[mark];
    else if (isMember(node)) {
      if (isCounted(node)) sum[node.health.tier] += 1;
      if (node.breach) sum.breach += 1;
    }
  }
  return sum;
}
