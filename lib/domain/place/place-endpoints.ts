import type { ContainerReport, EndpointReport, NetworkReport } from "../engine-report";
import type { Located } from "../inventory/index-inventory";
import { type Reason, reason } from "../reason";
import type { EngineContext } from "./engine-context";
import type { Confidence, ZoneEvidence } from "./model";

/** What the networks of a container say about it. */
export interface Legs {
  readonly attached: readonly ZoneEvidence[];
  /** It has a leg on a bridge that isn't internal: its ports can be published and it gets out. */
  readonly open: boolean;
  /** A leg with an address of the site that no subnet or no zone holds; `null` otherwise. */
  readonly unplaced: Reason | null;
  /** Why it is attached nowhere, where it isn't. */
  readonly why: Reason;
}

/** D2 and D4 for macvlan and ipvlan, D9 for internal networks. A container without any network counts as on none. */
export function placeEndpoints(report: ContainerReport, context: EngineContext): Legs {
  const attached: ZoneEvidence[] = [];
  let open = false;
  let unplaced: Reason | null = null;
  let why = reason("place.no-network", { rule: "D11" });
  for (const endpoint of report.endpoints) {
    const network = context.networks.get(endpoint.networkId) ?? context.networksByName.get(endpoint.networkName);
    const name = endpoint.networkName;
    if (!network || !isOnTheWire(network)) {
      if (network?.internal) why = reason("place.internal", { rule: "D9", network: name });
      else open = true;
    } else if (network.internal || network.parent === null || dummyParent.test(network.parent)) {
      why = reason("place.no-parent", { rule: "D4", network: name, driver: network.driver });
    } else {
      const leg = locateLeg(endpoint, network, context);
      if ("code" in leg) unplaced ??= leg;
      else attached.push(leg);
    }
  }
  return { attached, open, unplaced, why };
}

/** What Docker makes and names itself where nobody gave a parent. @source moby, drivers macvlan and ipvlan. */
const dummyParent = /^d[mi]-[0-9a-f]{12}$/;

/** These drivers put a container on the host's own wire with an address of the site. */
const isOnTheWire = (network: NetworkReport): boolean => network.driver === "macvlan" || network.driver === "ipvlan";

/** D2: its address, else (not running) its network's range, in the longest subnet that holds it. */
function locateLeg(endpoint: EndpointReport, network: NetworkReport, { index }: EngineContext): ZoneEvidence | Reason {
  const addresses = [endpoint.ipv4, endpoint.ipv6].filter((address): address is string => Boolean(address));
  const candidates = addresses.length > 0 ? addresses : network.subnets.map((cidr) => cidr.split("/")[0] ?? "");
  const found = candidates.map((address) => ({ address, located: index.locate(address) }));
  const best = found.find((each) => each.located?.zoneId) ?? found.find((each) => each.located) ?? found[0];
  const where = { network: network.name, address: best?.address ?? null };
  if (!best?.located) return reason("unplaced.no-subnet", where);
  const { subnet, zoneId } = best.located;
  if (zoneId === null) return reason("unplaced.no-zone", { ...where, cidr: subnet.cidr });
  const zone = index.zones.get(zoneId)?.name ?? "";
  return {
    zoneId,
    rule: "D2",
    confidence: agreement(network, best.located, index.inventory.vlans),
    reason: reason("place.network-address", { rule: "D2", ...where, cidr: subnet.cidr, zone, parent: network.parent }),
  };
}

/** High where the parent interface's name says the same VLAN (D3), low where it says another, medium where it is silent. */
function agreement(
  network: NetworkReport,
  { subnet }: Located,
  vlans: readonly { readonly id: string; readonly vid: number }[],
): Confidence {
  const named = /(?:\.|vlan)(\d{1,4})$/.exec(network.parent ?? "")?.[1];
  const vid = vlans.find((vlan) => vlan.id === subnet.vlanId)?.vid;
  if (named === undefined || vid === undefined) return "medium";
  return Number(named) === vid ? "high" : "low";
}
