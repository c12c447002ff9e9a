import { cardTime } from "@/components/topology/nodes/card-time";
import { portWords } from "@/components/topology/nodes/port-words";
import type { NodeId } from "@/lib/domain/ids";
import type { Reason } from "@/lib/domain/reason";
import type { MemberNode } from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { plural } from "@/lib/domain/words/wording";
import { readyWords } from "@/lib/domain/words/workload-words";

interface Words {
  readonly brief: (reason: Reason) => string;
  readonly ago: (at: number) => string;
  readonly moment: (at: number) => string;
}

/** The line under a card's name: why it is as it is, and at its right a time or how many of it are ready. */
export function cardWords(
  node: MemberNode,
  words: Words,
  nodes: number,
): { readonly line: string; readonly aside: string } {
  const brief = words.brief(node.health.reason);
  if (node.kind === "container") return { line: brief, aside: cardTime(node, words) };
  const count = readyWords(node);
  if (node.health.tier !== "ok" || node.workloadKind === "CronJob" || node.workloadKind === "Job")
    return { line: brief, aside: count };
  if (node.workloadKind === "DaemonSet" && nodes > 0)
    return { line: `${count} on ${plural(nodes, "node")}`, aside: "" };
  return { line: node.workloadKind, aside: count };
}

/** The two lines that a card has more from close by. */
export function closeLines(node: MemberNode): readonly [image: string, ports: string] {
  if (node.kind === "container") return [node.imageRef, portWords(node.ports)];
  const restarts = node.restartCount > 0 ? plural(node.restartCount, "restart") : "";
  const ports = node.ports.length > 0 ? portWords(node.ports) : "";
  return [node.images.join(", "), [node.workloadKind, restarts, ports].filter(Boolean).join(", ")];
}

/** How many nodes the pods of a DaemonSet run on; 0 of any other, which says nothing of it on its card. */
export function nodesOfDaemon(
  node: TopologyNode | null,
  lab: {
    readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
    readonly children: ReadonlyMap<NodeId | null, readonly NodeId[]>;
  },
): number {
  if (node?.kind !== "workload" || node.workloadKind !== "DaemonSet") return 0;
  const pods = (lab.children.get(node.id) ?? []).map((id) => lab.nodes.get(id));
  return new Set(pods.flatMap((pod) => (pod?.kind === "pod" && pod.nodeName ? [pod.nodeName] : []))).size;
}
