import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import type { DetectedAddress } from "@/lib/domain/inventory/propose-zones";

/** Interfaces that container engines and hypervisors make for themselves: no machine of the lab is reached there. */
const made = /^(veth|br-|docker|virbr|vnet|cni|flannel|cali|lxc|podman)/;

/**
 * The addresses of the machine that the panel runs on, as its kernel says them. Empty inside a container, whose addresses
 * are nobody's in the lab.
 */
export function localAddresses(): DetectedAddress[] {
  if (existsSync("/.dockerenv") || existsSync("/run/.containerenv")) return [];
  const route = defaultRouteInterface();
  const found: DetectedAddress[] = [];
  for (const [interfaceName, all] of Object.entries(networkInterfaces())) {
    if (made.test(interfaceName)) continue;
    for (const { address, cidr, mac, internal } of all ?? []) {
      if (internal || address.startsWith("fe80:")) continue;
      const prefixLen = cidr ? Number(cidr.split("/")[1]) : null;
      const known = mac === "00:00:00:00:00:00" ? null : mac;
      found.push({ interfaceName, ip: address, prefixLen, mac: known, defaultRoute: interfaceName === route });
    }
  }
  return found;
}

/** Addresses of the bridges on this machine: an engine whose bridge is among them runs here. */
export function localBridgeAddresses(): string[] {
  return Object.entries(networkInterfaces())
    .filter(([name]) => /^(docker|br-)/.test(name))
    .flatMap(([, all]) => (all ?? []).map(({ address }) => address));
}

/** Linux only; elsewhere nobody is said to have it. @source proc(5), /proc/net/route: destination 00000000. */
function defaultRouteInterface(): string | null {
  try {
    const lines = readFileSync("/proc/net/route", "utf8").split("\n").slice(1);
    return lines.map((line) => line.split("\t")).find(([, destination]) => destination === "00000000")?.[0] ?? null;
  } catch {
    return null;
  }
}
