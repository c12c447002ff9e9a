import type { Relation } from "../topology/model";

/** However sure several rules are together, no rule looks into a container. */
const most = 0.99;

/**
 * One relation of each kind between two nodes, whatever rules found it. Evidence is kept once each; independent rules
 * make each other surer: one minus the product of their doubts, at most 0.99. What is certain by itself stays 1.
 */
export function mergeRelations(relations: Iterable<Relation>): Relation[] {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations) {
    const group = groups.get(relation.id);
    if (group) group.push(relation);
    else groups.set(relation.id, [relation]);
  }
  return [...groups.values()].map(merge);
}

function merge(group: readonly Relation[]): Relation {
  const [first] = group;
  if (!first || group.length === 1) return first as Relation;
  const byRule = new Map<string, number>();
  const evidence = new Map<string, Relation["evidence"][number]>();
  for (const relation of group)
    for (const reason of relation.evidence) {
      const rule = String(reason.data.rule ?? reason.code);
      byRule.set(rule, Math.max(byRule.get(rule) ?? 0, relation.confidence));
      evidence.set(JSON.stringify(reason), reason);
    }
  const strongest = Math.max(...byRule.values());
  const doubt = [...byRule.values()].reduce((product, each) => product * (1 - each), 1);
  const confidence = strongest === 1 ? 1 : Math.min(most, Math.round((1 - doubt) * 1_000) / 1_000);
  return { ...first, confidence, evidence: [...evidence.values()] };
}
