import { parseIp, toHex } from "./ip";
import type { HostAddress } from "./model";

/**
 * The addresses of one host as they are kept: by interface, then by number; what belongs to the interface (its MAC, the
 * default route) is the same for all its addresses.
 */
export function orderAddresses(addresses: readonly HostAddress[]): HostAddress[] {
  const interfaces = new Map<string, { mac: string | null; defaultRoute: boolean }>();
  for (const { interfaceName, mac, defaultRoute } of addresses) {
    const before = interfaces.get(interfaceName);
    interfaces.set(interfaceName, {
      mac: before?.mac ?? mac,
      defaultRoute: (before?.defaultRoute ?? false) || defaultRoute,
    });
  }
  return addresses
    .map((address) => ({ ...address, ...interfaces.get(address.interfaceName) }))
    .sort((a, b) => compare(a.interfaceName, b.interfaceName) || compare(sortKey(a.ip), sortKey(b.ip)));
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function sortKey(text: string): string {
  const ip = parseIp(text);
  return ip ? toHex(ip) : text;
}
