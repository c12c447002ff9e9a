import type { NormalEngine } from "../normalise/normalise-engine";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";
import { serviceMembers } from "./service-members";

/** R12: compose's `depends_on`, from each container to the containers of that service in its own stack. */
export function relateCompose(engine: NormalEngine): Relation[] {
  const members = serviceMembers(engine);
  const found: Relation[] = [];
  for (const { nodeId, stack, dependsOn } of engine.containers.values()) {
    for (const { service, condition } of dependsOn) {
      const confidence = condition === "healthy" ? 0.85 : 0.75;
      const evidence = [reason("relate.depends-on", { rule: "R12", service, condition })];
      for (const target of stack ? members(stack, service) : [])
        if (target !== nodeId) found.push(relation("depends-on", nodeId, target, confidence, evidence));
    }
  }
  return found;
}
