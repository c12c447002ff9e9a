import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";

/** A label can name a service of a thousand replicas; a picture needs no more of them than this. */
const mostReplicas = 16;

const serviceKey = (stack: string, service: string): string => `${stack.length}:${stack}/${service}`;

/** R12: compose's `depends_on`, from each container to the containers of that service in its own stack. */
export function relateCompose(engine: NormalEngine): Relation[] {
  const members = new Map<string, NodeId[]>();
  for (const { stack, service, oneOff, nodeId } of engine.containers.values()) {
    if (!stack || !service || oneOff) continue;
    const key = serviceKey(stack, service);
    const known = members.get(key);
    if (known) known.push(nodeId);
    else members.set(key, [nodeId]);
  }
  const found: Relation[] = [];
  for (const { nodeId, stack, dependsOn } of engine.containers.values()) {
    for (const { service, condition } of dependsOn) {
      const targets = (stack && members.get(serviceKey(stack, service))) || [];
      const confidence = condition === "healthy" ? 0.85 : 0.75;
      const evidence = [reason("relate.depends-on", { rule: "R12", service, condition })];
      for (const target of targets.slice(0, mostReplicas))
        if (target !== nodeId) found.push(relation("depends-on", nodeId, target, confidence, evidence));
    }
  }
  return found;
}
