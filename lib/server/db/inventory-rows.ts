import "server-only";
import { parseCidr, toHex } from "@/lib/domain/inventory/ip";
import {
  type Host,
  type HostAddress,
  hostKinds,
  type Link,
  linkKinds,
  type Subnet,
  type Vlan,
  type Zone,
  type ZonePolicy,
  zoneKinds,
} from "@/lib/domain/inventory/model";
import { orderAddresses } from "@/lib/domain/inventory/order-addresses";
import { formatPortRule, parsePortRule } from "@/lib/domain/inventory/policy";
import { orderEnds } from "@/lib/domain/inventory/ports";

// From rows to the domain's words and back. A value that this version doesn't know (an older panel on a newer file is
// refused before it gets here) becomes the one that claims least.

interface ZoneRow extends Omit<Zone, "kind"> {
  readonly kind: string;
}

export const toZone = ({ id, name, kind, colour, trust, protected: isProtected, position }: ZoneRow): Zone => ({
  id,
  name,
  kind: zoneKinds.find((each) => each === kind) ?? "other",
  colour,
  trust,
  protected: isProtected,
  position,
});

export const toVlan = ({ id, vid, name, zoneId }: Vlan): Vlan => ({ id, vid, name, zoneId });

export const toSubnet = ({ id, cidr, vlanId, zoneId, gateway }: Subnet): Subnet => ({
  id,
  cidr,
  vlanId,
  zoneId: vlanId === null ? zoneId : null,
  gateway,
});

interface HostRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly proposed: boolean;
  readonly pinnedAddressId: string | null;
  readonly interfaces: readonly {
    readonly name: string;
    readonly mac: string | null;
    readonly defaultRoute: boolean;
    readonly addresses: readonly { readonly id: string; readonly ip: string }[];
  }[];
}

export const toHost = ({ id, name, kind, proposed, pinnedAddressId, interfaces }: HostRow): Host => ({
  id,
  name,
  kind: hostKinds.find((each) => each === kind) ?? "other",
  proposed,
  pinnedAddressId,
  addresses: orderAddresses(
    interfaces.flatMap(({ name: interfaceName, mac, defaultRoute, addresses }) =>
      addresses.map((address): HostAddress => ({ id: address.id, interfaceName, ip: address.ip, mac, defaultRoute })),
    ),
  ),
});

interface LinkRow {
  readonly id: string;
  readonly kind: string;
  readonly interfaceA: { readonly hostId: string; readonly name: string };
  readonly interfaceB: { readonly hostId: string; readonly name: string };
}

export function toLink({ id, kind, interfaceA, interfaceB }: LinkRow): Link {
  const end = ({ hostId, name: interfaceName }: LinkRow["interfaceA"]) => ({ hostId, interfaceName });
  return {
    id,
    kind: linkKinds.find((each) => each === kind) ?? "virtual",
    ...orderEnds(end(interfaceA), end(interfaceB)),
  };
}

interface PolicyRow {
  readonly id: string;
  readonly srcZoneId: string;
  readonly dstZoneId: string;
  readonly default: string;
  readonly note: string;
  readonly rules: readonly {
    readonly action: string;
    readonly proto: string;
    readonly ports: string;
    readonly enabled: boolean;
  }[];
}

export const toPolicy = ({ id, srcZoneId, dstZoneId, default: fallback, note, rules }: PolicyRow): ZonePolicy => ({
  id,
  srcZoneId,
  dstZoneId,
  default: fallback === "allow" ? "allow" : "deny",
  ports: rules
    .filter((rule) => rule.enabled && rule.action === "allow")
    .map((rule) => parsePortRule(`${rule.ports}/${rule.proto}`))
    .filter((rule) => rule !== null)
    .map(formatPortRule),
  note,
});

export function toRuleRows(ports: readonly string[]) {
  return ports.flatMap((port) => {
    const rule = parsePortRule(port);
    if (!rule) return [];
    const { proto, from, to } = rule;
    return [{ action: "allow", proto, ports: from === to ? `${from}` : `${from}-${to}` }];
  });
}

/** Columns that let ranges be compared as text. */
export function toSubnetRange(text: string) {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`Not a range: ${text}`);
  const { family, prefix, start, end } = cidr;
  return { family, prefixLen: prefix, start: toHex({ family, value: start }), end: toHex({ family, value: end }) };
}

/** One row per interface; `orderAddresses` has given its addresses the same MAC and route. */
export function toHostRows(host: Host) {
  const interfaces = new Map<string, { name: string; mac: string | null; defaultRoute: boolean }>();
  for (const { interfaceName: name, mac, defaultRoute } of host.addresses)
    interfaces.set(name, { name, mac, defaultRoute });
  const addresses = host.addresses.map(({ id, ip, interfaceName }) => ({ id, ip, interfaceName }));
  return { interfaces: [...interfaces.values()], addresses };
}
