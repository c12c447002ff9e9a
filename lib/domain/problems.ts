import type { Health } from "./health";
import type { NodeId } from "./ids";
import type { Finding, TopologyNode } from "./topology/model";

/** Something that asks for a person: a breach, or a container, a workload or a node that is failed or in warning. */
export type Problem =
  | { readonly kind: "breach"; readonly nodeId: NodeId; readonly finding: Finding }
  | { readonly kind: "failed" | "warning"; readonly nodeId: NodeId; readonly health: Health; readonly name: string };

const loudness: Readonly<Record<Problem["kind"], number>> = { breach: 0, failed: 1, warning: 2 };

/**
 * Loudest first; of equals, the newest first, then by name, so that walking from problem to problem has one order.
 * A one-off container of a stack does not count, as it does not count for its service.
 */
export function listProblems(nodes: Iterable<TopologyNode>, findings: Iterable<Finding>): readonly Problem[] {
  const problems: Problem[] = [];
  for (const finding of findings) {
    if (finding.severity === "high") problems.push({ kind: "breach", nodeId: finding.nodeId, finding });
  }
  for (const node of nodes) {
    const tier = node.health.tier;
    if (counts(node) && (tier === "failed" || tier === "warning")) {
      problems.push({ kind: tier, nodeId: node.id, health: node.health, name: node.name });
    }
  }
  return problems.sort((a, b) => loudness[a.kind] - loudness[b.kind] || newer(a, b) || (a.nodeId < b.nodeId ? -1 : 1));
}

/** What the title, the favicon and the button say: failed + breaches. Warnings are listed but not counted. */
export const problemCount = (problems: readonly Problem[]): number =>
  problems.filter((problem) => problem.kind !== "warning").length;

const counts = (node: TopologyNode): boolean =>
  node.kind === "workload" || (node.kind === "container" && !node.oneOff) || isFailingNode(node);

/** A machine whose own kubelet says that something is wrong with it, and not what runs on it. */
const isFailingNode = ({ kind, health }: TopologyNode): boolean =>
  kind === "host" && health.reason.code.startsWith("health.node-");

function newer(a: Problem, b: Problem): number {
  if (a.kind === "breach" || b.kind === "breach") return 0;
  return (b.health.since ?? 0) - (a.health.since ?? 0);
}
