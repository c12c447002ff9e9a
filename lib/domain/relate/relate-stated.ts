import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";
import { serviceMembers } from "./service-members";

/**
 * R8: label `bulkhead.depends-on`. A name is a service of the own stack, else a container, else `stack/service`. What
 * somebody wrote down always holds; a name that nobody bears gives none.
 */
export function relateStated(engine: NormalEngine): Relation[] {
  const members = serviceMembers(engine);
  const byName = new Map<string, NodeId>();
  for (const { name, nodeId } of engine.containers.values()) byName.set(name, nodeId);
  const resolve = (stack: string | null, name: string): readonly NodeId[] => {
    const own = stack === null ? [] : members(stack, name);
    if (own.length > 0) return own;
    const container = byName.get(name);
    if (container) return [container];
    const [other = "", service = ""] = name.split("/");
    return service === "" ? [] : members(other, service);
  };
  const found: Relation[] = [];
  for (const { nodeId, stack, stated } of engine.containers.values())
    for (const name of stated) {
      const evidence = [reason("relate.stated", { rule: "R8", name })];
      for (const target of resolve(stack, name))
        if (target !== nodeId) found.push(relation("depends-on", nodeId, target, 1, evidence));
    }
  return found;
}
