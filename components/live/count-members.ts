import { isMember } from "@/lib/domain/topology/members";
import type { Lab } from "./lab-store";

type Nodes = Lab["nodes"];

let counted: { readonly nodes: Nodes; readonly count: number } | null = null;

/** How many containers and workloads there are. The same map of nodes is counted once, however many ask. */
export function countMembers({ nodes }: Pick<Lab, "nodes">): number {
  if (counted?.nodes === nodes) return counted.count;
  let count = 0;
  for (const node of nodes.values()) if (isMember(node)) count += 1;
  counted = { nodes, count };
  return count;
}
