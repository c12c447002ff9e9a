import ipaddr from "ipaddr.js";

/** An address or the base of a range as a number, so that ranges compare and nest by arithmetic. */
export interface Ip {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** `start` and `end` are the first and last address. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly prefix: number;
  readonly start: bigint;
  readonly end: bigint;
}

const bits = { 4: 32, 6: 128 } as const;

/**
 * An address as people write it. v4 only as four decimal parts (no `0x7f.1`, no leading zeros that some read as octal);
 * a v4 address mapped into v6 is the v4 address; a v6 zone (`%eth0`) is dropped.
 *
 * @returns `null` for anything else, ranges and host names included.
 */
export function parseIp(text: string): Ip | null {
  const bare = text.trim().replace(/%[\w.-]+$/, "");
  if (bare.includes(":")) {
    if (!ipaddr.IPv6.isValid(bare)) return null;
    const parsed = ipaddr.IPv6.parse(bare);
    return toIp(parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed);
  }
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) || /(^|\.)0\d/.test(bare)) return null;
  return toIp(ipaddr.IPv4.parse(bare));
}

function toIp(parsed: ipaddr.IPv4 | ipaddr.IPv6): Ip {
  let value = 0n;
  for (const byte of parsed.toByteArray()) value = (value << 8n) | BigInt(byte);
  return { family: parsed.kind() === "ipv4" ? 4 : 6, value };
}

/** The one way to write an address: v6 compressed and lower-case (RFC 5952). */
export function formatIp(ip: Ip): string {
  const bytes: number[] = [];
  for (let shift = bits[ip.family] - 8; shift >= 0; shift -= 8) bytes.push(Number((ip.value >> BigInt(shift)) & 255n));
  return ip.family === 4 ? bytes.join(".") : new ipaddr.IPv6(bytes).toRFC5952String();
}

/**
 * A range as `address/prefix`.
 *
 * @returns `null` if it doesn't parse. Host bits are zeroed: `10.0.10.7/24` gives `10.0.10.0/24`.
 */
export function parseCidr(text: string): Cidr | null {
  const [address = "", length = "", ...rest] = text.trim().split("/");
  const ip = parseIp(address);
  if (!ip || rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bits[ip.family]) return null;
  const prefix = Number(length);
  const hostBits = BigInt(bits[ip.family] - prefix);
  const start = (ip.value >> hostBits) << hostBits;
  return { family: ip.family, prefix, start, end: start + (1n << hostBits) - 1n };
}

export const formatCidr = (cidr: Cidr): string =>
  `${formatIp({ family: cidr.family, value: cidr.start })}/${cidr.prefix}`;

export const contains = (cidr: Cidr, ip: Ip): boolean =>
  cidr.family === ip.family && cidr.start <= ip.value && ip.value <= cidr.end;

/** Two ranges either nest or are disjoint; this is "nest or equal". */
export const overlaps = (a: Cidr, b: Cidr): boolean => a.family === b.family && a.start <= b.end && b.start <= a.end;

/** An address that every machine has for itself. */
export const isLoopback = (ip: Ip): boolean => (ip.family === 4 ? ip.value >> 24n === 127n : ip.value === 1n);

/** 32 hex digits, so that ranges compare as text in every database; v4 is mapped into v6 space. */
export function toHex(ip: Ip): string {
  const mapped = ip.family === 4 ? (0xffffn << 32n) | ip.value : ip.value;
  return mapped.toString(16).padStart(32, "0");
}
