import type { NodeReport } from "../cluster-report/nodes";
import { hostNodeId, type NodeId } from "../ids";
import type { InventoryIndex } from "../inventory/index-inventory";
import { formatIp, parseIp } from "../inventory/ip";
import type { Host, HostAddress } from "../inventory/model";
import { type Reason, reason } from "../reason";
import { machineIdOf, nothingShared, type SharedMachineIds } from "./machine-ids";
import { type HostPlace, placeHost } from "./place-host";

/** A node of a cluster as a machine of the lab: one of the inventory, or a stand-in until somebody has entered it. */
export interface PlacedNode {
  readonly report: NodeReport;
  readonly hostId: NodeId;
  readonly hostName: string;
  readonly row: Host | null;
  /** How it is known which host it is. */
  readonly match: Reason;
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
 * host's, else by name, else by the machine id that a host was last known to have. An id that several nodes have tells
 * nothing, and none leads to a host that is another node of this cluster already. A node that is nobody's gets a host of
 * its own, which stands where its addresses are.
 *
 * @param bound - Host row ids by node name.
 * @param shared - Machine ids that several nodes of the lab have.
 */
export function placeNodes(
  clusterId: string,
  nodes: Iterable<NodeReport>,
  index: InventoryIndex,
  bound: ReadonlyMap<string, string>,
  shared: SharedMachineIds["holders"] = nothingShared,
): Map<string, PlacedNode> {
  const hosts = indexHosts(index);
  const placed = new Map<string, PlacedNode>();
  const reports = [...nodes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const told = new Map(reports.map((report) => [report.name, hostOf(report, hosts, bound)]));
  const taken = new Set([...told.values()].map((found) => found?.row.id));
  for (const report of reports) {
    const found = told.get(report.name) ?? hostByMachine(report, hosts, shared, taken);
    const row = found?.row ?? null;
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
      match: found?.match ?? reason("node.new"),
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
  readonly byMachineId: ReadonlyMap<string, Host>;
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
  const { machineIds } = index.inventory;
  const byMachineId = new Map<string, Host>();
  for (const host of index.inventory.hosts) {
    const machineId = machineIds?.[host.id];
    if (machineId) byMachineId.set(machineId, host);
    byId.set(host.id, host);
    note(byName, bareName(host.name), host);
    for (const { ip } of host.addresses) for (const address of canonical(ip)) note(byAddress, address, host);
  }
  const made = { byId, byAddress, byName, byMachineId };
  indexed.set(index, made);
  return made;
}

/** "Pi-4.lan" is pi-4. */
const bareName = (name: string): string => name.trim().toLowerCase().split(".")[0] ?? "";

interface Match {
  readonly row: Host;
  readonly match: Reason;
}

function hostOf(report: NodeReport, hosts: Hosts, bound: ReadonlyMap<string, string>): Match | null {
  const chosen = hosts.byId.get(bound.get(report.name) ?? "");
  if (chosen) return { row: chosen, match: reason("node.bound", { host: chosen.name }) };
  const own = report.addresses.filter(({ type }) => type === "InternalIP").flatMap(({ address }) => canonical(address));
  for (const address of own) {
    const host = hosts.byAddress.get(address);
    if (host) return { row: host, match: reason("node.address", { host: host.name, address }) };
  }
  const named = hosts.byName.get(bareName(report.name));
  return named ? { row: named, match: reason("node.name", { host: named.name }) } : null;
}

/** @param taken - Ids of hosts that other nodes of its cluster are. */
function hostByMachine(
  report: NodeReport,
  hosts: Hosts,
  shared: SharedMachineIds["holders"],
  taken: ReadonlySet<string | undefined>,
): Match | null {
  const id = machineIdOf(report);
  const row = id === null || shared.has(id) ? undefined : hosts.byMachineId.get(id);
  return row && !taken.has(row.id) ? { row, match: reason("node.machine-id", { host: row.name }) } : null;
}
