import type { InventoryIndex } from "./index-inventory";

/** What one zone may do in another: everything, some ports, or nothing. */
export type Reach =
  | { readonly kind: "all" }
  | { readonly kind: "ports"; readonly ports: readonly PortRule[] }
  | { readonly kind: "none" };

/** `from` and `to` are the same for a single port. */
export interface PortRule {
  readonly proto: "tcp" | "udp";
  readonly from: number;
  readonly to: number;
}

const portRule = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp))?$/i;

/**
 * A port of a policy as people write it: `443`, `8000-8010`, `53/udp`. Without a protocol it is TCP.
 *
 * @returns `null` if it is none of these, a port is not 1 to 65535, or the range runs backwards.
 */
export function parsePortRule(text: string): PortRule | null {
  const [, first, last, proto] = portRule.exec(text.trim()) ?? [];
  const from = Number(first);
  const to = Number(last ?? first);
  if (!(from >= 1 && to >= from && to <= 65_535)) return null;
  return { proto: proto?.toLowerCase() === "udp" ? "udp" : "tcp", from, to };
}

/** The one way to write it: the protocol only where it isn't TCP. */
export function formatPortRule({ proto, from, to }: PortRule): string {
  const ports = from === to ? `${from}` : `${from}-${to}`;
  return proto === "tcp" ? ports : `${ports}/${proto}`;
}

/**
 * What `src` may do in `dst`. Without a row the site's default holds: deny between zones, allow within. A port that
 * doesn't parse allows nothing.
 */
export function reach(index: InventoryIndex, srcZoneId: string, dstZoneId: string): Reach {
  const policy = index.policy(srcZoneId, dstZoneId);
  if (!policy) return { kind: srcZoneId === dstZoneId ? "all" : "none" };
  if (policy.default === "allow") return { kind: "all" };
  const ports = policy.ports.map(parsePortRule).filter((port) => port !== null);
  return ports.length > 0 ? { kind: "ports", ports } : { kind: "none" };
}

export function allowsPort(what: Reach, proto: string, port: number): boolean {
  if (what.kind !== "ports") return what.kind === "all";
  return what.ports.some((rule) => rule.proto === proto && rule.from <= port && port <= rule.to);
}
