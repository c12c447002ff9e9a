import type { NodeId } from "@/lib/domain/ids";
import type { Reason } from "@/lib/domain/reason";
import { type ManyKind, refuseOfMany } from "@/lib/domain/redeploy/refuse-many";
import type { SourceStatus } from "@/lib/domain/source";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { ContainerNode, TopologyNode } from "@/lib/domain/topology/model";

export interface Split {
  readonly can: readonly ContainerNode[];
  /** Who is left out, together by reason; those with most first. */
  readonly leftOut: readonly { readonly why: Reason; readonly nodes: readonly ContainerNode[] }[];
}

/** Who of the chosen an operation would be begun on, and who is left out and why. One alone is not protected from itself. */
export function splitMany(
  kind: ManyKind,
  chosen: readonly ContainerNode[],
  lab: { readonly nodes: ReadonlyMap<NodeId, TopologyNode>; readonly sources: ReadonlyMap<string, SourceStatus> },
): Split {
  const zones = new Map<NodeId | null, string | null>();
  const protectedZone = (node: ContainerNode): string | null => {
    let name = zones.get(node.parentId);
    if (name === undefined) {
      const { zone } = ancestryOf(node.id, lab.nodes);
      name = zone?.protected ? zone.name : null;
      zones.set(node.parentId, name);
    }
    return name;
  };
  const can: ContainerNode[] = [];
  const leftOut = new Map<string, { why: Reason; nodes: ContainerNode[] }>();
  for (const node of chosen) {
    const source = lab.sources.get(node.sourceId);
    const why = refuseOfMany(kind, node, {
      isAnswering: source?.state === "live",
      engineName: source?.name ?? node.sourceId,
      protectedZone: chosen.length > 1 ? protectedZone(node) : null,
    });
    if (!why) {
      can.push(node);
      continue;
    }
    const key = JSON.stringify(why);
    const group = leftOut.get(key);
    if (group) group.nodes.push(node);
    else leftOut.set(key, { why, nodes: [node] });
  }
  return { can, leftOut: [...leftOut.values()].sort((a, b) => b.nodes.length - a.nodes.length) };
}

/** "web, db and 3 more". */
export function someNames(nodes: readonly { readonly name: string }[], shown = 4): string {
  const names = nodes.slice(0, shown).map((node) => node.name);
  const rest = nodes.length - names.length;
  return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}
