import type { InventoryIndex, Located } from "../inventory/index-inventory";
import type { Host } from "../inventory/model";
import { type Reason, reason } from "../reason";

/** A zone that a host has an address in (L4), and the address that says so. */
export interface HostZone {
  readonly zoneId: string;
  readonly address: string;
  readonly cidr: string;
}

export interface HostPlace {
  /** The zone it stands in; `null`: "Unplaced", and `why` says why. */
  readonly home: HostZone | null;
  /** The VLAN, or the subnet without one, that its home address is on. */
  readonly laneId: string | null;
  /** The address that decides, or would decide if anybody knew its subnet. */
  readonly address: string | null;
  /** One per zone, its home first, then in the order of its addresses. More than one: it is multi-homed. */
  readonly zones: readonly HostZone[];
  /** Every VLAN, or subnet without one, that a zone has and an address of it is on; in the order of its addresses. */
  readonly taps: readonly { readonly laneId: string; readonly address: string }[];
  readonly why: Reason;
}

interface Candidate {
  readonly ip: string;
  readonly code: "host.pinned" | "host.default-route" | "host.address" | "host.engine-address";
  readonly located: Located | null;
}

/**
 * Where a host stands: in the zone of its pinned address, else of its default-route interface, else of its addresses if
 * they agree. A host whose addresses lie in several zones and of which nobody said which one counts stands nowhere:
 * guessing would draw it behind the wrong wall.
 *
 * @param engineAddress - Where its engine is reached, for a host whose addresses nobody has entered.
 */
export function placeHost(
  host: Pick<Host, "name" | "pinnedAddressId" | "addresses"> | null,
  engineAddress: string | null,
  index: InventoryIndex,
): HostPlace {
  const candidates = candidatesOf(host, engineAddress, index);
  const zones = hostZones(candidates);
  const decisive = decide(candidates, zones);
  const home = zones.find((zone) => zone.address === decisive?.ip) ?? sameZone(zones, decisive);
  const ordered = home ? [home, ...zones.filter((zone) => zone.zoneId !== home.zoneId)] : zones;
  const subnet = home ? decisive?.located?.subnet : undefined;
  return {
    home,
    laneId: subnet ? (subnet.vlanId ?? subnet.id) : null,
    address: decisive?.ip ?? candidates[0]?.ip ?? null,
    zones: ordered,
    taps: tapsOf(candidates),
    why: home && decisive ? standsIn(decisive, home, index) : whyNot(host, candidates, zones, index),
  };
}

function candidatesOf(
  host: Pick<Host, "pinnedAddressId" | "addresses"> | null,
  engineAddress: string | null,
  index: InventoryIndex,
): Candidate[] {
  const own = (host?.addresses ?? []).map((address): Candidate => {
    const pinned = address.id === host?.pinnedAddressId;
    const code = pinned ? "host.pinned" : address.defaultRoute ? "host.default-route" : "host.address";
    return { ip: address.ip, code, located: index.locate(address.ip) };
  });
  if (own.length > 0 || engineAddress === null) return own;
  return [{ ip: engineAddress, code: "host.engine-address", located: index.locate(engineAddress) }];
}

function hostZones(candidates: readonly Candidate[]): HostZone[] {
  const zones = new Map<string, HostZone>();
  for (const { ip, located } of candidates) {
    if (!located?.zoneId || zones.has(located.zoneId)) continue;
    zones.set(located.zoneId, { zoneId: located.zoneId, address: ip, cidr: located.subnet.cidr });
  }
  return [...zones.values()];
}

const tapsOf = (candidates: readonly Candidate[]): HostPlace["taps"] =>
  candidates.flatMap(({ ip, located }) =>
    located?.zoneId ? [{ laneId: located.subnet.vlanId ?? located.subnet.id, address: ip }] : [],
  );

function decide(candidates: readonly Candidate[], zones: readonly HostZone[]): Candidate | null {
  const pinned = candidates.find((each) => each.code === "host.pinned");
  if (pinned) return pinned;
  const routed = candidates.find((each) => each.code === "host.default-route" && each.located?.zoneId);
  if (routed) return routed;
  return zones.length === 1 ? (candidates.find((each) => each.located?.zoneId) ?? null) : null;
}

const sameZone = (zones: readonly HostZone[], decisive: Candidate | null): HostZone | null => {
  const zoneId = decisive?.located?.zoneId;
  if (!decisive || !zoneId || !zones.some((zone) => zone.zoneId === zoneId)) return null;
  return { zoneId, address: decisive.ip, cidr: decisive.located?.subnet.cidr ?? "" };
};

const standsIn = ({ code, ip }: Candidate, home: HostZone, index: InventoryIndex): Reason =>
  reason(code, { address: ip, cidr: home.cidr, zone: index.zones.get(home.zoneId)?.name ?? "" });

function whyNot(
  host: Pick<Host, "name"> | null,
  candidates: readonly Candidate[],
  zones: readonly HostZone[],
  index: InventoryIndex,
): Reason {
  const name = host?.name ?? null;
  const first = candidates.find((each) => each.code === "host.pinned") ?? candidates[0];
  if (!first) return reason(host ? "unplaced.no-address" : "unplaced.no-host", { host: name });
  if (zones.length > 1 && first.code !== "host.pinned") {
    const names = zones.map((zone) => index.zones.get(zone.zoneId)?.name ?? "").join(", ");
    return reason("unplaced.many-zones", { host: name, zones: names });
  }
  if (!first.located) return reason("unplaced.no-subnet", { host: name, address: first.ip });
  return reason("unplaced.no-zone", { host: name, address: first.ip, cidr: first.located.subnet.cidr });
}
