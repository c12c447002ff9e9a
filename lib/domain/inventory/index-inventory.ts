import { type Cidr, contains, parseCidr, parseIp } from "./ip";
import type { Inventory, Subnet, Zone, ZonePolicy } from "./model";

/** What an address means: its subnet, and the zone that subnet is in (`null`: nobody said). */
export interface Located {
  readonly subnet: Subnet;
  readonly zoneId: string | null;
}

/** Lookups over one revision of the inventory, built once. */
export interface InventoryIndex {
  readonly inventory: Inventory;
  readonly zones: ReadonlyMap<string, Zone>;
  /**
   * Longest prefix first (rule L1), then the zone of the subnet's VLAN, else the subnet's own (L2).
   *
   * @returns `null` if no subnet holds the address, or it isn't one.
   */
  locate(address: string): Located | null;
  /** The policy of a directed pair, if somebody wrote one. */
  policy(srcZoneId: string, dstZoneId: string): ZonePolicy | null;
}

const built = new WeakMap<Inventory, InventoryIndex>();

/** The same inventory object gives the same index. */
export function indexInventory(inventory: Inventory): InventoryIndex {
  const known = built.get(inventory);
  if (known) return known;
  const index = build(inventory);
  built.set(inventory, index);
  return index;
}

function build(inventory: Inventory): InventoryIndex {
  const zones = new Map(inventory.zones.map((zone) => [zone.id, zone]));
  const vlans = new Map(inventory.vlans.map((vlan) => [vlan.id, vlan]));
  const policies = new Map(inventory.policies.map((each) => [pairKey(each.srcZoneId, each.dstZoneId), each]));

  const ranges: { cidr: Cidr; located: Located }[] = [];
  for (const subnet of inventory.subnets) {
    const cidr = parseCidr(subnet.cidr);
    if (!cidr) continue;
    const zoneId = subnet.vlanId === null ? subnet.zoneId : (vlans.get(subnet.vlanId)?.zoneId ?? null);
    ranges.push({ cidr, located: { subnet, zoneId: zoneId !== null && zones.has(zoneId) ? zoneId : null } });
  }
  ranges.sort((a, b) => b.cidr.prefix - a.cidr.prefix);

  // A lab has tens of subnets and asks for the same few hundred addresses again and again.
  const cache = new Map<string, Located | null>();
  const find = (address: string): Located | null => {
    const ip = parseIp(address);
    return (ip && ranges.find((range) => contains(range.cidr, ip))?.located) ?? null;
  };
  const locate = (address: string): Located | null => {
    const known = cache.get(address);
    if (known !== undefined) return known;
    const located = find(address);
    if (cache.size >= 20_000) cache.clear();
    cache.set(address, located);
    return located;
  };
  return { inventory, zones, locate, policy: (src, dst) => policies.get(pairKey(src, dst)) ?? null };
}

const pairKey = (src: string, dst: string): string => `${src.length}:${src}>${dst}`;
