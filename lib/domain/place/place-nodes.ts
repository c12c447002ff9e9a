import type { NodeReport } from "../cluster-report/nodes";
import { hostNodeId, type NodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import { formatIp, parseIp } from "../inventory/ip";
import type { Host, HostAddress } from "../inventory/model";
import { type HostPlace, placeHost } from "./place-host";

/** A node of a cluster as a machine of the lab: one of the inventory, or a stand-in until somebody has entered it. */
export interface PlacedNode {
  readonly report: NodeReport;
  readonly hostId: NodeId;
  readonly hostName: string;
  readonly row: Host | null;
  readonly place: HostPlace;
}

/** Addresses that a node says are its own on the site, the internal ones first. */
export function nodeAddresses({ addresses }: NodeReport): readonly string[] {
  const own = (type: string) => addresses.filter((each) => each.type === type).map(({ address }) => address);
  return [...new Set([...own("InternalIP"), ...own("ExternalIP")].flatMap(canonical))];
}

const canonical = (text: string): string[] => {
  const ip = parseIp(text);
  return ip ? [formatIp(ip)] : [];
};

/**
 * Nodes of a cluster on the hosts of the inventory: as a person has bound them, else by an internal address that is a
 * host's, else by name. A node that is nobody's gets a host of its own, which stands where its addresses are.
 *
 * @param bound - Host row ids by node name.
 */
export function placeNodes(
  clusterId: string,
  nodes: Iterable<NodeReport>,
  index: InventoryIndex,
  bound: ReadonlyMap<string, string>,
): Map<string, PlacedNode> {
  const hosts = indexHosts(index);
  const placed = new Map<string, PlacedNode>();
  for (const report of [...nodes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const row = hostOf(report, hosts, bound);
    const said = addressesFrom(report);
    const host =
      row && row.addresses.length > 0
        ? row
        : { ...(row ?? { name: report.name, pinnedAddressId: null }), addresses: said };
    placed.set(report.name, {
      report,
      hostId: hostNodeId(row ? row.id : `cluster.${clusterId}.${report.name}`),
      hostName: row?.name ?? report.name,
      row,
      place: placeHost(host, null, index),
    });
  }
  return placed;
}

const addressesFrom = (report: NodeReport): HostAddress[] =>
  nodeAddresses(report).map((ip) => ({ id: ip, interfaceName: "", ip, mac: null, defaultRoute: false }));

interface Hosts {
  readonly byId: ReadonlyMap<string, Host>;
  /** Null: two hosts have it, so it tells nobody. */
  readonly byAddress: ReadonlyMap<string, Host | null>;
  readonly byName: ReadonlyMap<string, Host | null>;
}

const indexed = new WeakMap<InventoryIndex, Hosts>();

function indexHosts(index: InventoryIndex): Hosts {
  const known = indexed.get(index);
  if (known) return known;
  const byId = new Map<string, Host>();
  const byAddress = new Map<string, Host | null>();
  const byName = new Map<string, Host | null>();
  const note = (table: Map<string, Host | null>, key: string, host: Host) =>
    table.set(key, table.has(key) && table.get(key) !== host ? null : host);
  for (const host of index.inventory.hosts) {
    byId.set(host.id, host);
    note(byName, bareName(host.name), host);
    for (const { ip } of host.addresses) for (const address of canonical(ip)) note(byAddress, address, host);
  }
  const made = { byId, byAddress, byName };
  indexed.set(index, made);
  return made;
}

/** "Pi-4.lan" is pi-4. */
const bareName = (name: string): string => name.trim().toLowerCase().split(".")[0] ?? "";

function hostOf(report: NodeReport, hosts: Hosts, bound: ReadonlyMap<string, string>): Host | null {
  const chosen = hosts.byId.get(bound.get(report.name) ?? "");
  if (chosen) return chosen;
  const own = report.addresses.filter(({ type }) => type === "InternalIP").flatMap(({ address }) => canonical(address));
  for (const address of own) {
    const host = hosts.byAddress.get(address);
    if (host) return host;
  }
  return hosts.byName.get(bareName(report.name)) ?? null;
}
