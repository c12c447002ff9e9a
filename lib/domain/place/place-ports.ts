import type { PortReport } from "../engine-report";
import { isLoopback, parseIp } from "../inventory/ip";
import { type ReasonData, reason } from "../reason";
import type { EngineContext } from "./engine-context";
import type { Confidence, PlacementRule, ZoneEvidence } from "./model";

const everywhere: ReadonlySet<string> = new Set(["", "0.0.0.0", "::"]);

/** Published on every address of its host: Docker says "", "0.0.0.0" or "::". */
export const isEverywhere = (port: Pick<PortReport, "hostIp">): boolean =>
  port.hostIp !== null && everywhere.has(port.hostIp);

/** D5, D6 and D7: what each published port is open to. The entries for v4 and v6 of one port are one. */
export function placePorts(ports: readonly PortReport[], context: EngineContext): ZoneEvidence[] {
  const found = new Map<string, ZoneEvidence>();
  for (const port of ports) {
    if (port.hostIp === null) continue;
    for (const each of placePort(port, context)) {
      const key = `${each.rule} ${each.zoneId} ${port.hostPort} ${port.containerPort}/${port.proto}`;
      if (!found.has(key)) found.set(key, each);
    }
  }
  return [...found.values()];
}

function placePort(port: PortReport, { index, host, hostName, leaksLoopback }: EngineContext): ZoneEvidence[] {
  const { hostPort, containerPort, proto } = port;
  const hostIp = port.hostIp ?? "";
  const evidence = (
    rule: PlacementRule,
    code: string,
    zoneId: string,
    confidence: Confidence,
    more: ReasonData = {},
  ): ZoneEvidence => {
    const zone = index.zones.get(zoneId)?.name ?? null;
    const data = { rule, host: hostName, zone, hostPort, containerPort, proto, ...more };
    return { zoneId, rule, confidence, reason: reason(code, data), port: { hostIp, hostPort, containerPort, proto } };
  };

  if (isEverywhere(port)) {
    return host.zones.map((zone) =>
      evidence("D6", "place.published-everywhere", zone.zoneId, "high", { address: zone.address }),
    );
  }
  const ip = parseIp(hostIp);
  if (ip && isLoopback(ip)) {
    const own = evidence("D7", "place.published-loopback", "host", "high");
    if (!leaksLoopback) return [own];
    return [own, ...host.zones.map((zone) => evidence("D7", "place.loopback-leaks", zone.zoneId, "medium"))];
  }
  const zoneId = index.locate(hostIp)?.zoneId;
  return zoneId ? [evidence("D5", "place.published-address", zoneId, "high", { address: hostIp })] : [];
}
