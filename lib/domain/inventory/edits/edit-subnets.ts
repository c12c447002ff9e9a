import type { SubnetInput } from "../inputs.schema";
import { type Cidr, contains, formatCidr, formatIp, overlaps, parseCidr, parseIp } from "../ip";
import type { Inventory, Subnet } from "../model";
import { type Edit, edited, gone, objections, refused, replaced, without } from "./edit";
import { unknownZone } from "./edit-zones";

/**
 * Host bits are zeroed: 10.0.10.7/24 is kept as 10.0.10.0/24. Two networks of one site may not overlap. Where a VLAN
 * is given the zone is the VLAN's.
 *
 * @param id - `null` for a new subnet.
 */
export const putSubnet =
  (id: string | null, input: SubnetInput): Edit =>
  (inventory, newId) => {
    if (id !== null && !inventory.subnets.some((subnet) => subnet.id === id)) return gone("The subnet");
    const cidr = parseCidr(input.cidr);
    const vlanGone = input.vlanId !== null && !inventory.vlans.some((vlan) => vlan.id === input.vlanId);
    const no = objections({
      cidr: cidr ? cidrObjection(cidr, id, inventory) : malformed(input.cidr),
      gateway: input.gateway && cidr ? gatewayObjection(input.gateway, cidr) : null,
      vlanId: vlanGone ? "That VLAN isn't there any more. Choose another." : null,
      zoneId: unknownZone(inventory, input.zoneId),
    });
    if (no || !cidr) return refused(no ?? {});
    const gateway = input.gateway ? parseIp(input.gateway) : null;
    const subnet: Subnet = {
      id: id ?? newId(),
      cidr: formatCidr(cidr),
      vlanId: input.vlanId,
      zoneId: input.vlanId === null ? input.zoneId : null,
      gateway: gateway && formatIp(gateway),
    };
    return edited({ ...inventory, subnets: replaced(inventory.subnets, subnet) });
  };

export const removeSubnet =
  (id: string): Edit =>
  (inventory) =>
    inventory.subnets.some((subnet) => subnet.id === id)
      ? edited({ ...inventory, subnets: without(inventory.subnets, id) })
      : gone("The subnet");

function malformed(text: string): string {
  const [address = "", length] = text.trim().split("/");
  const ip = parseIp(address);
  if (!ip) return `"${text}" is no range. Write an address and a length, like 10.0.10.0/24.`;
  if (length === undefined)
    return `Add how long the network part is, like ${text.trim()}/${ip.family === 4 ? 24 : 64}.`;
  return `/${length} is no length. It runs from 1 to ${ip.family === 4 ? 32 : 128}.`;
}

function cidrObjection(cidr: Cidr, id: string | null, inventory: Inventory): string | null {
  const written = formatCidr(cidr);
  if (cidr.prefix === 0) return `${written} is the whole internet. A subnet is smaller.`;
  for (const other of inventory.subnets) {
    const range = other.id === id ? null : parseCidr(other.cidr);
    if (!range || !overlaps(cidr, range)) continue;
    const where = `${other.cidr}${named(other, inventory)}`;
    if (range.prefix === cidr.prefix) return `${where} is here already.`;
    return range.prefix < cidr.prefix
      ? `${written} lies inside ${where}. Networks of one site can't overlap.`
      : `${written} would swallow ${where}. Networks of one site can't overlap.`;
  }
  return null;
}

const named = (subnet: Subnet, inventory: Inventory): string => {
  const vlan = inventory.vlans.find((each) => each.id === subnet.vlanId);
  return vlan ? ` (VLAN ${vlan.vid}, ${vlan.name})` : "";
};

function gatewayObjection(text: string, cidr: Cidr): string | null {
  const ip = parseIp(text);
  if (!ip)
    return `"${text}" is no address. Write one, like ${formatIp({ family: cidr.family, value: cidr.start + 1n })}.`;
  if (!contains(cidr, ip)) return `${formatIp(ip)} lies outside ${formatCidr(cidr)}.`;
  return edgeObjection(ip.value, cidr);
}

/** The network's own address and, in v4, its broadcast belong to nobody; ranges of one or two addresses have neither. */
export function edgeObjection(value: bigint, cidr: Cidr): string | null {
  const bits = cidr.family === 4 ? 32 : 128;
  if (bits - cidr.prefix < 2) return null;
  const text = formatIp({ family: cidr.family, value });
  if (value === cidr.start) return `${text} is the network itself. Nobody can have it.`;
  if (cidr.family === 4 && value === cidr.end) return `${text} is the broadcast address. Nobody can have it.`;
  return null;
}
