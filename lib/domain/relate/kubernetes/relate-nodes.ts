import type { NodeId } from "../../ids";
import type { ClusterContext } from "../../place/cluster-context";
import { reason } from "../../reason";
import type { Relation } from "../../topology/model";
import { relation } from "../relation";

/** R2: a workload needs the hosts that its pods run on. Two nodes on one host are one relation. */
export function relateNodes(nodeId: NodeId, nodeNames: readonly string[], { nodes }: ClusterContext): Relation[] {
  const found = new Map<NodeId, Relation>();
  for (const name of nodeNames) {
    const node = nodes.get(name);
    if (!node || found.has(node.hostId)) continue;
    const evidence = [reason("relate.runs-on", { rule: "R2", node: name })];
    found.set(node.hostId, relation("runs-on", nodeId, node.hostId, 1, evidence));
  }
  return [...found.values()];
}
