import { type Counts, noCounts, tiers } from "../health";
import type { NodeId } from "../ids";
import { type Ancestry, ancestryOf } from "./ancestry";
import { isCounted, isMember, type MemberNode } from "./members";
import type { TopologyNode } from "./model";

/** Containers of one stack on one host, those of a host that belong to no stack, or the workloads of one namespace. */
export interface ContainerGroup {
  readonly id: NodeId;
  readonly home: Ancestry;
  /** Worst first, then by name. */
  readonly members: readonly MemberNode[];
  readonly counts: Counts;
}

/** The table's order: the group with the worst member first; of equals by host and stack. A one-off counts only for its breach. */
export function groupContainers(
  nodes: ReadonlyMap<NodeId, TopologyNode>,
  shown: ReadonlySet<NodeId> | null,
): readonly ContainerGroup[] {
  const members = new Map<NodeId, MemberNode[]>();
  for (const node of nodes.values()) {
    if (!isMember(node) || (shown && !shown.has(node.id))) continue;
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

const loudness = (node: MemberNode): number => {
  if (node.breach) return -1;
  return isCounted(node) ? tiers.indexOf(node.health.tier) : tiers.length;
};
const worst = (group: ContainerGroup): number => loudness(group.members[0] as MemberNode);
const groupName = ({ home }: ContainerGroup): string => `${home.host?.name ?? ""}/${home.stack?.name ?? ""}`;
const byName = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });

function countMembers(members: readonly MemberNode[]): Counts {
  const counts: Record<keyof Counts, number> = { ...noCounts };
  for (const member of members) {
    if (isCounted(member)) counts[member.health.tier] += 1;
    if (member.breach) counts.breach += 1;
  }
  return counts;
}
