import type { HostInput } from "../inputs.schema";
import { contains, formatIp, type Ip, isLoopback, parseCidr, parseIp } from "../ip";
import { macObjection, parseMac } from "../mac";
import type { Host, HostAddress, Inventory } from "../model";
import { orderAddresses } from "../order-addresses";
import { followPorts } from "../ports";
import { type Edit, edited, gone, objections, refused, replaced, sameName, without } from "./edit";
import { edgeObjection } from "./edit-subnets";

/**
 * A host with its addresses; those that are not named any more are removed. Saving it confirms it: it is not proposed
 * any longer. Links follow the interfaces that they are on.
 *
 * @param id - `null` for a new host.
 */
export const putHost =
  (id: string | null, input: HostInput): Edit =>
  (inventory, newId) => {
    if (id !== null && !inventory.hosts.some((host) => host.id === id)) return gone("The host");
    const twin = inventory.hosts.find((host) => host.id !== id && sameName(host.name, input.name));
    const pinned = input.addresses.filter((address) => address.pinned);
    const no = objections({
      name: twin ? `There is a host called ${twin.name} already.` : null,
      addresses: pinned.length > 1 ? "Only one address can decide where the host stands." : null,
      ...addressObjections(input, id, inventory),
    });
    if (no) return refused(no);
    const addresses = input.addresses.map((address) => ({ ...toAddress(address, newId), pinned: address.pinned }));
    const host: Host = {
      id: id ?? newId(),
      name: input.name,
      kind: input.kind,
      proposed: false,
      pinnedAddressId: addresses.find((address) => address.pinned)?.id ?? null,
      addresses: orderAddresses(addresses.map(({ pinned: _, ...address }) => address)),
    };
    const links = followPorts(inventory, host);
    return edited({ ...inventory, hosts: replaced(inventory.hosts, host), links });
  };

/** Its engines stay, without a host, and nodes of clusters are not bound to it any more; its links go with it. */
export const removeHost =
  (id: string): Edit =>
  (inventory) => {
    if (!inventory.hosts.some((host) => host.id === id)) return gone("The host");
    return edited({
      ...inventory,
      hosts: without(inventory.hosts, id),
      links: inventory.links.filter(({ a, b }) => a.hostId !== id && b.hostId !== id),
      engines: inventory.engines.map((engine) => (engine.hostId === id ? { ...engine, hostId: null } : engine)),
      clusters: (inventory.clusters ?? []).map((cluster) => ({
        ...cluster,
        nodes: cluster.nodes.filter(({ hostId }) => hostId !== id),
      })),
    });
  };

/** Which host an engine runs on; `null`: nobody says. */
export const putEngineHost =
  (engineId: string, hostId: string | null): Edit =>
  (inventory) => {
    const engine = inventory.engines.find((each) => each.id === engineId);
    if (!engine) return gone("The engine");
    if (hostId !== null && !inventory.hosts.some((host) => host.id === hostId))
      return refused({ hostId: "That host isn't there any more. Choose another." });
    return edited({ ...inventory, engines: replaced(inventory.engines, { ...engine, hostId }) });
  };

/** Which host a node of a cluster is; `null`: the one that its address, name or machine id tells. */
export const putNodeHost =
  (clusterId: string, nodeName: string, hostId: string | null): Edit =>
  (inventory) => {
    const clusters = inventory.clusters ?? [];
    const cluster = clusters.find((each) => each.id === clusterId);
    if (!cluster) return gone("The cluster");
    if (hostId !== null && !inventory.hosts.some((host) => host.id === hostId))
      return refused({ hostId: "That host isn't there any more. Choose another." });
    const others = cluster.nodes.filter((node) => node.nodeName !== nodeName);
    const nodes = hostId === null ? others : [...others, { nodeName, hostId }];
    const inOrder = nodes.toSorted((a, b) => (a.nodeName < b.nodeName ? -1 : 1));
    return edited({ ...inventory, clusters: replaced(clusters, { ...cluster, nodes: inOrder }) });
  };

type AddressInput = HostInput["addresses"][number];

const toAddress = (input: AddressInput, newId: () => string): HostAddress => {
  const ip = parseIp(input.ip);
  return {
    id: input.id ?? newId(),
    interfaceName: input.interfaceName,
    ip: ip ? formatIp(ip) : input.ip,
    mac: input.mac ? parseMac(input.mac) : null,
    defaultRoute: input.defaultRoute,
  };
};

/** Keys as the form names its fields: `addresses.0.ip`. */
function addressObjections(input: HostInput, hostId: string | null, inventory: Inventory) {
  const found: Record<string, string | null> = {};
  const holders = new Map<string, string>();
  for (const host of inventory.hosts)
    if (host.id !== hostId) for (const { ip } of host.addresses) holders.set(ip, `belongs to ${host.name} already`);
  const macs = new Map<string, string>();
  for (const [position, address] of input.addresses.entries()) {
    const key = `addresses.${position}`;
    const ip = parseIp(address.ip);
    const written = ip && formatIp(ip);
    found[`${key}.ip`] = ip && written ? ipObjection(written, ip, holders, inventory) : noAddress(address.ip);
    if (written) holders.set(written, "stands in a line above");
    found[`${key}.mac`] = address.mac ? wrongMac(address, macs) : null;
  }
  return found;
}

const noAddress = (text: string): string =>
  text.includes("/")
    ? "Leave the /length out. The subnet knows it."
    : `"${text}" is no address. Write one, like 10.0.10.5.`;

function ipObjection(
  written: string,
  ip: Ip,
  holders: ReadonlyMap<string, string>,
  inventory: Inventory,
): string | null {
  const holder = holders.get(written);
  if (holder) return `${written} ${holder}.`;
  if (isLoopback(ip)) return `${written} is loopback. Every machine has it.`;
  if (ip.value === 0n) return `${written} is no machine's address.`;
  for (const subnet of inventory.subnets) {
    const cidr = parseCidr(subnet.cidr);
    if (cidr && contains(cidr, ip)) return edgeObjection(ip.value, cidr);
  }
  return null;
}

/** One interface has one MAC, whatever the number of its addresses. */
function wrongMac(address: AddressInput, macs: Map<string, string>): string | null {
  const mac = parseMac(address.mac ?? "");
  if (!mac) return "That is no MAC address. Write six pairs, like 52:54:00:12:34:56.";
  const other = macs.get(address.interfaceName) ?? mac;
  macs.set(address.interfaceName, mac);
  if (other !== mac) return `${address.interfaceName} has ${other} in a line above.`;
  return macObjection(mac);
}
