import type { IngressReport, ServiceReport } from "../cluster-report/network";
import { isLoopback, parseIp } from "../inventory/ip";
import { type ReasonData, reason } from "../reason";
import type { ClusterContext } from "./cluster-context";
import type { ZoneEvidence } from "./model";

/** K3 and K4: the zones from which a Service is reached, one piece of evidence for each address and port. */
export function exposeService(service: ServiceReport, context: ClusterContext): readonly ZoneEvidence[] {
  const { index, nodes, name } = context;
  const found: ZoneEvidence[] = [];
  const zoneName = (zoneId: string) => index.zones.get(zoneId)?.name ?? "";
  for (const { port, nodePort, targetPort, proto } of service.ports) {
    const containerPort = Number(targetPort) || port;
    const ofService: ReasonData = { service: service.name, proto };
    for (const [rule, code, addresses] of [
      ["K3", "place.balancer", service.balancers],
      ["K4", "place.external-ip", service.externalIps],
    ] as const)
      for (const address of addresses) {
        const located = index.locate(address);
        if (!located?.zoneId) continue;
        const data = { rule, ...ofService, hostPort: port, address, cidr: located.subnet.cidr };
        const why = reason(code, { ...data, zone: zoneName(located.zoneId) });
        const open = { hostIp: address, hostPort: port, containerPort, proto };
        found.push({ zoneId: located.zoneId, rule, confidence: "high", reason: why, port: open });
      }
    if (nodePort === 0) continue;
    const zones = new Set<string>();
    for (const { place, hostName } of nodes.values())
      for (const { zoneId, address } of place.zones) {
        if (zones.has(zoneId)) continue;
        zones.add(zoneId);
        const data = { rule: "K4", ...ofService, hostPort: nodePort, cluster: name, host: hostName, address };
        const why = reason("place.node-port", { ...data, zone: zoneName(zoneId) });
        const open = { hostIp: "", hostPort: nodePort, containerPort, proto };
        found.push({ zoneId, rule: "K4", confidence: "high", reason: why, port: open });
      }
  }
  return found;
}

/**
 * K5: an Ingress is reached where its controller is: at the addresses that the controller has written on it, else at
 * those of the only controller that is known by its labels.
 */
export function exposeIngress(ingress: IngressReport, context: ClusterContext): readonly ZoneEvidence[] {
  const { index, controllers } = context;
  const found = new Map<string, ZoneEvidence>();
  const add = (zoneId: string, data: ReasonData, confidence: ZoneEvidence["confidence"]) => {
    if (found.has(zoneId)) return;
    const zone = index.zones.get(zoneId)?.name ?? "";
    const why = reason("place.ingress", { rule: "K5", ingress: ingress.name, ...data, zone });
    found.set(zoneId, { zoneId, rule: "K5", confidence, reason: why });
  };
  for (const address of ingress.balancers) {
    const ip = parseIp(address);
    const zoneId = ip && !isLoopback(ip) ? index.locate(address)?.zoneId : null;
    if (zoneId) add(zoneId, { address }, "high");
  }
  if (found.size === 0 && controllers.length === 1)
    for (const service of controllers)
      for (const each of exposeService(service, context))
        add(each.zoneId, { address: each.reason.data.address ?? null, service: service.name }, "medium");
  return [...found.values()];
}
