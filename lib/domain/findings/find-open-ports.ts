import { type NodeId, zoneNodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { Zone, ZoneKind } from "../inventory/model";
import { allowsPort, reach } from "../inventory/policy";
import type { Placement, PlacementRule, ZoneEvidence } from "../place/model";
import type { HostPlace } from "../place/place-host";
import { isEverywhere } from "../place/place-ports";
import { reason } from "../reason";
import type { Finding } from "../topology/model";
import { strangersFirst } from "./find-leaks";

/** Administration and data: what nobody means to offer to a whole zone. */
const adminPorts: ReadonlySet<number> = new Set([
  22, 2375, 2376, 2379, 3306, 5432, 6379, 6443, 8006, 9000, 9200, 9443, 10_250, 27_017,
]);
const gravest: ReadonlySet<ZoneKind> = new Set(["prod", "infra", "mgmt"]);

/** Of a container its host; of a workload its cluster, which stands in all zones of its nodes. */
type Stand = Pick<HostPlace, "home" | "zones">;

/** Open on every address of its host: a published port; a host's port or a NodePort of a cluster. */
const everywhere: ReadonlySet<PlacementRule> = new Set(["D6", "K1", "K4"]);

/**
 * S04: a port published on every address of a host that stands in several zones, so that it is open in zones that may
 * not reach it. One finding per port and zone that the policy denies. High for prod, infra and management zones and for
 * ports of administration and data, medium for the rest.
 *
 * The zone it is meant for is where the host stands; of a host that stands nowhere, its most trusted.
 */
export function findOpenPorts(nodeId: NodeId, placement: Placement, host: Stand, index: InventoryIndex): Finding[] {
  const to = meantFor(host, index);
  if (!to) return [];
  const found = new Map<string, Finding>();
  for (const each of placement.exposed) {
    const from = everywhere.has(each.rule) && each.zoneId !== to.id ? index.zones.get(each.zoneId) : undefined;
    if (!from || !each.port || !isEverywhere(each.port)) continue;
    const port = each.port.hostPort ?? each.port.containerPort;
    if (allowsPort(reach(index, from.id, to.id), each.port.proto, port)) continue;
    const finding = openPort(nodeId, from, to, each, port, host);
    found.set(finding.id, finding);
  }
  return [...found.values()];
}

function meantFor(host: Stand, index: InventoryIndex): Zone | null {
  if (host.zones.length < 2) return null;
  if (host.home) return index.zones.get(host.home.zoneId) ?? null;
  const zones = host.zones.map((zone) => index.zones.get(zone.zoneId)).filter((zone) => zone !== undefined);
  return zones.sort(strangersFirst).at(-1) ?? null;
}

function openPort(nodeId: NodeId, from: Zone, to: Zone, each: ZoneEvidence, port: number, host: Stand): Finding {
  const { proto, containerPort } = each.port ?? { proto: "tcp", containerPort: port };
  const high = gravest.has(to.kind) || adminPorts.has(port) || adminPorts.has(containerPort);
  const address = host.zones.find((zone) => zone.zoneId === to.id)?.address ?? null;
  const data = { from: from.name, to: to.name, proto, hostPort: port, host: each.reason.data.host ?? null };
  return {
    id: `S04:${from.id}>${to.id}:${proto}/${port}:${nodeId}`,
    code: "S04",
    severity: high ? "high" : "medium",
    nodeId,
    fromZoneId: zoneNodeId(from.id),
    toZoneId: zoneNodeId(to.id),
    reason: reason("finding.S04", { ...data, address: each.reason.data.address ?? null }),
    remedy: reason("remedy.S04", { ...data, address }),
    port: `${proto} ${port}`,
  };
}
