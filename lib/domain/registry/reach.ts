import ipaddr from "ipaddr.js";

/**
 * How far away an address is, for what the panel calls because somebody typed a name.
 *
 * - `nearby`: loopback, private, a tailnet's, or the range for lab networks (198.18.0.0/15): where a registry at home is.
 * - `public`: on the internet.
 * - `never`: nobody's registry. Link-local and the addresses at which clouds hand out credentials, broadcast, ranges that
 *   carry another address inside (6to4, NAT64, Teredo), and what is no address at all.
 */
export type Reach = "nearby" | "public" | "never";

const near = new Set(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);

/** Of clouds, in ranges that are fine otherwise: Azure, Alibaba, Amazon. */
const metadata = new Set(["168.63.129.16", "100.100.100.200", "fd00:ec2::254"]);

const labs = ipaddr.IPv4.parseCIDR("198.18.0.0/15");
const assigned = ipaddr.IPv6.parseCIDR("2000::/3");

/** @param address - As a resolver writes it. */
export function reachOf(address: string): Reach {
  // "::127.0.0.1" is read as the v4 address by some and as a v6 one by others.
  if (!ipaddr.isValid(address) || /^::\d+\./.test(address)) return "never";
  const parsed = ipaddr.process(address);
  if (metadata.has(parsed.toString())) return "never";
  const range = parsed.range();
  if (near.has(range)) return "nearby";
  if (parsed.kind() === "ipv4" && parsed.match(labs)) return "nearby";
  return range === "unicast" && (parsed.kind() === "ipv4" || parsed.match(assigned)) ? "public" : "never";
}
