import { type Counts, noCounts, tiers } from "../health";
import type { NodeId } from "../ids";
import { type Ancestry, ancestryOf } from "./ancestry";
import type { ContainerNode, TopologyNode } from "./model";

/** Containers of one stack on one host, or those of a host that belong to no stack. */
export interface ContainerGroup {
  readonly id: NodeId;
  readonly home: Ancestry;
  /** Worst first, then by name. */
  readonly members: readonly ContainerNode[];
  readonly counts: Counts;
}

/** The table's order: the group with the worst member first; of equals by host and stack. A one-off counts only for its breach. */
export function groupContainers(
  nodes: ReadonlyMap<NodeId, TopologyNode>,
  shown: ReadonlySet<NodeId> | null,
): readonly ContainerGroup[] {
  const members = new Map<NodeId, ContainerNode[]>();
  for (const node of nodes.values()) {
    if (node.kind !== "container" || (shown && !shown.has(node.id))) continue;
    const parent = node.parentId ?? "";
    const list = members.get(parent);
    if (list) list.push(node);
    else members.set(parent, [node]);
  }
  const groups = [...members].map(([id, list]) => {
    list.sort((a, b) => loudness(a) - loudness(b) || byName(a.name, b.name));
    return { id, home: ancestryOf(id, nodes), members: list, counts: countMembers(list) };
  });
  return groups.sort((a, b) => worst(a) - worst(b) || byName(groupName(a), groupName(b)) || (a.id < b.id ? -1 : 1));
}

const loudness = (node: ContainerNode): number => {
  if (node.breach) return -1;
  return node.oneOff ? tiers.length : tiers.indexOf(node.health.tier);
};
const worst = (group: ContainerGroup): number => loudness(group.members[0] as ContainerNode);
const groupName = ({ home }: ContainerGroup): string => `${home.host?.name ?? ""}/${home.stack?.name ?? ""}`;
const byName = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });

function countMembers(members: readonly ContainerNode[]): Counts {
  const counts: Record<keyof Counts, number> = { ...noCounts };
  for (const member of members) {
    if (!member.oneOff) counts[member.health.tier] += 1;
    if (member.breach) counts.breach += 1;
  }
  return counts;
}
