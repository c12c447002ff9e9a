import { type NodeId, zoneNodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { Zone } from "../inventory/model";
import { reach } from "../inventory/policy";
import type { Placement, ZoneEvidence } from "../place/model";
import type { HostPlace } from "../place/place-host";
import { reason } from "../reason";
import type { Finding } from "../topology/model";

/**
 * S01: a container with legs in two zones that are denied to each other. It can carry anything from one to the other,
 * whatever the firewall says.
 *
 * A leg is an address on the site (D2), or a bridge, through which it reaches its host's zone (D13). Containers on the
 * host's network (D10) have no legs of their own and those that share a network (D11) are told of at their owner. High
 * where neither zone may enter the other, medium where one may.
 */
export function findLeaks(nodeId: NodeId, placement: Placement, host: HostPlace, index: InventoryIndex): Finding[] {
  const legs = new Map<string, ZoneEvidence>();
  for (const leg of placement.attached) if (leg.rule === "D2" && !legs.has(leg.zoneId)) legs.set(leg.zoneId, leg);
  if (legs.size === 0) return [];
  const bridge = placement.egress.find((each) => each.rule === "D13" && each.zoneId === host.home?.zoneId);
  if (bridge && !legs.has(bridge.zoneId)) legs.set(bridge.zoneId, bridge);

  const zones = [...legs.keys()].map((id) => index.zones.get(id)).filter((zone) => zone !== undefined);
  zones.sort(strangersFirst);
  const found: Finding[] = [];
  for (const [position, from] of zones.entries()) {
    for (const to of zones.slice(position + 1)) {
      const severity = severityOf(from, to, index);
      if (severity) found.push(leak(nodeId, from, to, severity, legs));
    }
  }
  return found;
}

/** The less trusted of two zones is the one that something leaks from. */
export const strangersFirst = (a: Zone, b: Zone): number =>
  a.trust - b.trust || Number(a.protected) - Number(b.protected) || (a.id < b.id ? -1 : 1);

function severityOf(from: Zone, to: Zone, index: InventoryIndex): Finding["severity"] | null {
  const there = reach(index, from.id, to.id).kind === "all";
  const back = reach(index, to.id, from.id).kind === "all";
  if (there && back) return null;
  return there || back ? "medium" : "high";
}

function leak(
  nodeId: NodeId,
  from: Zone,
  to: Zone,
  severity: Finding["severity"],
  legs: ReadonlyMap<string, ZoneEvidence>,
): Finding {
  // The network to name is the one that somebody attached, which a bridge to the host never is.
  const leg = [legs.get(to.id), legs.get(from.id)].find((each) => each?.rule === "D2")?.reason.data;
  const network = leg?.network ?? null;
  return {
    id: `S01:${from.id}>${to.id}:${nodeId}`,
    code: "S01",
    severity,
    nodeId,
    fromZoneId: zoneNodeId(from.id),
    toZoneId: zoneNodeId(to.id),
    reason: reason("finding.S01", { from: from.name, to: to.name, network, address: leg?.address ?? null }),
    remedy: reason("remedy.S01", { from: from.name, to: to.name, network }),
    port: null,
  };
}
