import type { HostInput } from "./inputs.schema";
import { type Cidr, contains, formatCidr, formatIp, overlaps, parseCidr, parseIp } from "./ip";
import type { ZoneKind } from "./model";
import { zoneDefaults } from "./zone-defaults";

/** What the panel found out about one engine's machine; addresses as the engine or the machine itself says them. */
export interface DetectedEngine {
  readonly engineId: string;
  readonly name: string;
  /** The machine's own name, if the engine said it. */
  readonly hostname: string | null;
  readonly addresses: readonly DetectedAddress[];
  /** Networks that put containers on the site's own wires (macvlan, ipvlan), with their parent interface. */
  readonly wires: readonly { readonly name: string; readonly parent: string | null; readonly cidr: string }[];
}

export interface DetectedAddress {
  readonly interfaceName: string;
  readonly ip: string;
  /** Network part, where the machine itself says it. */
  readonly prefixLen: number | null;
  readonly mac: string | null;
  readonly defaultRoute: boolean;
}

export interface ProposedZone {
  readonly kind: ZoneKind;
  readonly name: string;
  readonly colour: number;
  readonly trust: number;
  readonly protected: boolean;
  /** `null`: no VLAN, as in a flat network. */
  readonly vid: number | null;
  readonly cidr: string;
  readonly gateway: string | null;
  /** Why this range: somebody's address is in it, or it is only a suggestion. */
  readonly evidence: "seen" | "suggested";
}

const plan = [
  { kind: "prod", vid: 10 },
  { kind: "dev", vid: 20 },
  { kind: "infra", vid: 30 },
  { kind: "iot", vid: 40 },
  { kind: "dmz", vid: 50 },
  { kind: "guest", vid: 60 },
] as const satisfies readonly { kind: ZoneKind; vid: number }[];

/** What tells of ranges: of an engine's machine, or of the nodes of a cluster. */
type FoundMachines = Pick<DetectedEngine, "addresses" | "wires">;

/** Where nothing is known, the range of each VLAN has its number in it. */
const fallbackBase = [10, 0] as const;

/**
 * The six zones that most labs end up with, fitted to what was found: a range that an engine's or a node's address or a
 * macvlan network is in is taken as it is; the others are suggested beside it, with the VLAN's number in their third part. A
 * found range with a planned VLAN's number in it (10.0.20.0/24, VLAN 20) goes to that zone; a macvlan network whose name
 * says a zone goes there; the rest goes to Infra, without a VLAN where none is known.
 *
 * Suggestions never overlap what was found or each other, and no VLAN's number is given twice.
 */
export function proposeZones(engines: readonly FoundMachines[]): ProposedZone[] {
  const found = findRanges(engines);
  const base = baseOf(found);
  const taken = found.map((range) => range.cidr);
  const vids = new Set(found.map((range) => range.vid));
  const given = new Set<number>();
  const zones: ProposedZone[] = [];
  for (const { kind, vid } of plan) {
    const seen = found.filter((range) => (range.kind ?? planned(range) ?? "infra") === kind);
    const first = seen[0];
    if (first) {
      const said = first.vid ?? (planned(first) === kind && !vids.has(vid) ? vid : null);
      const own = said !== null && given.has(said) ? null : said;
      if (own !== null) given.add(own);
      zones.push({ kind, ...zoneDefaults[kind], vid: own, ...range(first.cidr), evidence: "seen" });
      continue;
    }
    const suggestion = suggest(base, vid, taken);
    if (!suggestion) continue;
    taken.push(suggestion);
    const free = given.has(vid) || vids.has(vid) ? null : vid;
    zones.push({ kind, ...zoneDefaults[kind], vid: free, ...range(suggestion), evidence: "suggested" });
  }
  return zones;
}

interface Found {
  readonly cidr: Cidr;
  readonly vid: number | null;
  readonly kind: ZoneKind | null;
}

const range = (cidr: Cidr) => ({
  cidr: formatCidr(cidr),
  gateway: cidr.family === 4 && cidr.prefix <= 30 ? formatIp({ family: 4, value: cidr.start + 1n }) : null,
});

function findRanges(engines: readonly FoundMachines[]): Found[] {
  const found: Found[] = [];
  const add = (cidr: Cidr | null, vid: number | null, kind: ZoneKind | null) => {
    if (cidr?.family === 4 && cidr.prefix > 0 && cidr.prefix < 31 && !found.some((each) => overlaps(each.cidr, cidr)))
      found.push({ cidr, vid, kind });
  };
  for (const { wires } of engines)
    for (const { name, parent, cidr } of wires) add(parseCidr(cidr), vidOf(parent), kindOf(name));
  for (const { addresses } of engines)
    for (const { ip, prefixLen, interfaceName } of addresses)
      if (isPrivate(ip)) add(parseCidr(`${ip}/${prefixLen ?? 24}`), vidOf(interfaceName), null);
  return found;
}

/** `eth0.20`, `vlan20`: by convention the VLAN's number. */
function vidOf(interfaceName: string | null): number | null {
  const vid = Number(/(?:\.|vlan)(\d{1,4})$/.exec(interfaceName ?? "")?.[1] ?? 0);
  return vid >= 1 && vid <= 4094 ? vid : null;
}

const kindOf = (name: string): ZoneKind | null =>
  plan.find(({ kind }) => new RegExp(`(^|[^a-z])${kind}([^a-z]|$)`, "i").test(name))?.kind ?? null;

/** The zone whose VLAN number the range has in it, or is. */
function planned({ cidr, vid }: Found): ZoneKind | null {
  const third = Number((cidr.start >> 8n) & 255n);
  return plan.find((each) => each.vid === (vid ?? (cidr.prefix === 24 ? third : 0)))?.kind ?? null;
}

function baseOf(found: readonly Found[]): readonly [number, number] {
  const first = found[0]?.cidr.start;
  if (first === undefined) return fallbackBase;
  const [a, b] = [Number(first >> 24n), Number((first >> 16n) & 255n)];
  return a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32) ? [a, b] : fallbackBase;
}

function suggest([a, b]: readonly [number, number], vid: number, taken: readonly Cidr[]): Cidr | null {
  for (const text of [`${a}.${b}.${vid}.0/24`, `10.0.${vid}.0/24`, `10.100.${vid}.0/24`]) {
    const cidr = parseCidr(text);
    if (cidr && !taken.some((each) => overlaps(each, cidr))) return cidr;
  }
  return null;
}

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map(parseCidr);

function isPrivate(text: string): boolean {
  const ip = parseIp(text);
  return ip !== null && privateRanges.some((each) => each !== null && contains(each, ip));
}

export interface ProposedHost {
  readonly engineId: string;
  readonly engineName: string;
  readonly host: HostInput;
}

/**
 * One host per engine that has none: named as the machine says, else as the engine. Two engines of one machine give two;
 * only a person knows that they are one, and merges them. Names that are taken get a number.
 */
export function proposeHosts(
  engines: readonly DetectedEngine[],
  taken: { readonly names: readonly string[]; readonly addresses: readonly string[] },
): ProposedHost[] {
  const names = new Set(taken.names.map((name) => name.toLowerCase()));
  const addresses = new Set(taken.addresses);
  return engines.map(({ engineId, name: engineName, hostname, addresses: seen }) => {
    const name = freeName((hostname?.split(".")[0] || engineName).slice(0, 36), names);
    names.add(name.toLowerCase());
    const own = seen.filter(({ ip }) => parseIp(ip) && !addresses.has(ip));
    for (const { ip } of own) addresses.add(ip);
    const rows = own.map(({ interfaceName, ip, mac, defaultRoute }) => ({
      id: null,
      interfaceName,
      ip,
      mac,
      defaultRoute,
      pinned: false,
    }));
    return { engineId, engineName, host: { name, kind: "server", addresses: rows } };
  });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}-${number}`;
  return name;
}
