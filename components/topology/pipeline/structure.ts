import type { NodeId } from "@/lib/domain/ids";
import { hasBox } from "@/lib/domain/topology/members";
import type { Finding, TopologyNode } from "@/lib/domain/topology/model";

type Nodes = ReadonlyMap<NodeId, TopologyNode>;

/**
 * Whether two pictures of the lab have the same shape: same boxes, in the same slots, with the same doors. Health,
 * names, counts and ages may differ, and pods come and go; nothing moves for them.
 */
export function sameStructure(before: Nodes, after: Nodes): boolean {
  if (before === after) return true;
  let newcomers = 0;
  for (const [id, node] of after) {
    const was = before.get(id);
    if (!was) newcomers += 1;
    if (was === node || !hasBox(node)) continue;
    if (!was || !sameShape(was, node)) return false;
  }
  if (newcomers === 0 && before.size === after.size) return true;
  for (const [id, node] of before) if (hasBox(node) && !after.has(id)) return false;
  return true;
}

function sameShape(a: TopologyNode, b: TopologyNode): boolean {
  if (a.kind !== b.kind || a.parentId !== b.parentId) return false;
  if (a.slot.column !== b.slot.column || a.slot.order !== b.slot.order || a.slot.columns !== b.slot.columns)
    return false;
  if (a.slot.room !== b.slot.room) return false;
  return a.kind !== "zone" || b.kind !== "zone" || sameDoors(a.doors, b.doors);
}

type Doors = Extract<TopologyNode, { kind: "zone" }>["doors"];

const sameDoors = (a: Doors, b: Doors): boolean =>
  a === b || (a.length === b.length && a.every((door, index) => door.toZoneId === b[index]?.toZoneId));

/** A finding that tears a wall: a grave one, between two zones. */
export const isBreach = (finding: Finding): boolean =>
  finding.severity === "high" && finding.fromZoneId !== finding.toZoneId;

/** The breaches in one order, and the same array as long as they are the same. */
export function breachesOf(findings: ReadonlyMap<string, Finding>, before: readonly Finding[]): readonly Finding[] {
  const now = [...findings.values()].filter(isBreach).sort((a, b) => (a.id < b.id ? -1 : 1));
  return now.length === before.length && now.every((finding, index) => finding === before[index]) ? before : now;
}
