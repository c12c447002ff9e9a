import type { NodeId } from "./ids";
import type { Problem } from "./problems";
import { ancestryOf } from "./topology/ancestry";
import type { TopologyNode } from "./topology/model";

/**
 * The stops of a walk from problem to problem, each node once: breaches, then what failed, then warnings; of a kind
 * zone by zone, the one with most of it first, so that the eye stays where it is; in a zone as `problems` has them.
 *
 * @param problems - As `listProblems` gives them.
 */
export function walkProblems(
  problems: readonly Problem[],
  nodes: ReadonlyMap<NodeId, TopologyNode>,
): readonly NodeId[] {
  const stops: NodeId[] = [];
  for (const kind of ["breach", "failed", "warning"] as const) {
    const zones = new Map<NodeId, NodeId[]>();
    for (const problem of problems) {
      if (problem.kind !== kind) continue;
      const zone = ancestryOf(problem.nodeId, nodes).zone?.id ?? "";
      const inZone = zones.get(zone);
      if (inZone) inZone.push(problem.nodeId);
      else zones.set(zone, [problem.nodeId]);
    }
    const worstFirst = [...zones].sort(([a, here], [b, there]) => there.length - here.length || (a < b ? -1 : 1));
    for (const [, inZone] of worstFirst) stops.push(...inZone);
  }
  return [...new Set(stops)];
}
