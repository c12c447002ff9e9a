import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import { type Reason, reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";

const modes = { network: "networkMode", pid: "pidMode", ipc: "ipcMode" } as const;
const prefix = "container:";

/** R1: it lives in another container's network, pid or ipc namespace and dies with it. A target that is gone gives none. */
export function relateNamespaces(engine: NormalEngine): Relation[] {
  const found: Relation[] = [];
  for (const { nodeId, report } of engine.containers.values()) {
    const byTarget = new Map<NodeId, Reason[]>();
    for (const [namespace, key] of Object.entries(modes)) {
      const mode = report[key];
      const target = mode.startsWith(prefix) ? engine.nodeByContainerId.get(mode.slice(prefix.length)) : undefined;
      if (!target || target === nodeId) continue;
      const evidence = reason("relate.namespace", { rule: "R1", namespace });
      byTarget.set(target, [...(byTarget.get(target) ?? []), evidence]);
    }
    for (const [target, evidence] of byTarget) found.push(relation("namespace", nodeId, target, 1, evidence));
  }
  return found;
}
