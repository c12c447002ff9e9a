import type { Host, HostAddress, Inventory, Link, LinkEnd } from "./model";

/** The names of a host's interfaces, as its addresses and its links give them; each once, in that order. */
export function portsOf({ hosts, links }: Inventory, hostId: string): readonly string[] {
  const host = hosts.find(({ id }) => id === hostId);
  const names = new Set(host?.addresses.map(({ interfaceName }) => interfaceName));
  for (const { a, b } of links) for (const end of [a, b]) if (end.hostId === hostId) names.add(end.interfaceName);
  return [...names];
}

export const isPort = (a: LinkEnd, b: LinkEnd): boolean => a.hostId === b.hostId && a.interfaceName === b.interfaceName;

/** The two ends in the one order in which a link is kept, whichever was named first. */
export function orderEnds(one: LinkEnd, other: LinkEnd): Pick<Link, "a" | "b"> {
  return endKey(one) < endKey(other) ? { a: one, b: other } : { a: other, b: one };
}

/** No row's id holds a space. */
const endKey = ({ hostId, interfaceName }: LinkEnd): string => `${hostId} ${interfaceName}`;

/**
 * A host's links after its addresses were edited: an interface that bears another name now, as its addresses say, takes
 * its links along. One that lost its addresses keeps its name and its links.
 */
export function followPorts(inventory: Inventory, after: Host): readonly Link[] {
  const before = inventory.hosts.find(({ id }) => id === after.id);
  if (!before) return inventory.links;
  const [known, kept] = [new Set(portsOf(inventory, after.id)), new Set(after.addresses.map(nameOf))];
  const renamed = new Map<string, string>();
  for (const address of before.addresses) {
    const now = after.addresses.find(({ id }) => id === address.id)?.interfaceName;
    if (now !== undefined && !known.has(now) && !kept.has(nameOf(address))) renamed.set(nameOf(address), now);
  }
  const moved = (end: LinkEnd): LinkEnd =>
    end.hostId === after.id ? { ...end, interfaceName: renamed.get(end.interfaceName) ?? end.interfaceName } : end;
  return inventory.links.map((link) => ({ ...link, ...orderEnds(moved(link.a), moved(link.b)) }));
}

const nameOf = ({ interfaceName }: HostAddress): string => interfaceName;
