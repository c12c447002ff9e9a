import "server-only";
import { hostname } from "node:os";
import { z } from "zod";
import type { EngineReport } from "@/lib/domain/engine-report";
import { indexInventory } from "@/lib/domain/inventory/index-inventory";
import { contains, parseCidr, parseIp } from "@/lib/domain/inventory/ip";
import type { Zone } from "@/lib/domain/inventory/model";
import {
  type DetectedAddress,
  type DetectedEngine,
  type ProposedHost,
  type ProposedZone,
  proposeHosts,
  proposeZones,
} from "@/lib/domain/inventory/propose-zones";
import { placeHost } from "@/lib/domain/place/place-host";
import { nodeAddresses } from "@/lib/domain/place/place-nodes";
import type { SourceStatus } from "@/lib/domain/source";
import { defineQuery } from "@/lib/server/commands/define-query";
import { localAddresses, localBridgeAddresses } from "@/lib/server/network/local-addresses";

/** What the first-run wizard begins with. */
export interface SetUp {
  readonly engines: readonly SetUpEngine[];
  readonly clusters: readonly SetUpCluster[];
  readonly zones: readonly ProposedZone[];
  /** For engines that have no host yet, each with the zone that its addresses put it in; `null`: none does. */
  readonly hosts: readonly (ProposedHost & { readonly zone: Zone | null })[];
  readonly zonesExist: boolean;
}

export interface SetUpEngine extends DetectedEngine {
  readonly status: SourceStatus;
  readonly containers: number;
  readonly networks: number;
}

export interface SetUpCluster {
  readonly clusterId: string;
  readonly name: string;
  readonly status: SourceStatus;
  /** `address`: the first that it says is its own; null: none. */
  readonly nodes: readonly { readonly name: string; readonly address: string | null }[];
  readonly workloads: number;
}

/** What was found, and what is proposed from it. Asks no engine and no cluster: it reads what was last seen. */
export const setUp = defineQuery({
  name: "inventory.set-up",
  input: z.strictObject({}),
  permission: "inventory:edit",
  async run(_, { runtime }): Promise<SetUp> {
    const inventory = runtime.inventory.inventory();
    const { view, engines: states, clusters: clusterStates } = runtime.view.viewState();
    const engines: SetUpEngine[] = [];
    for (const { id, name } of inventory.engines) {
      const status = view.sources.get(id);
      if (!status) continue;
      const report = states.get(id)?.normal.report ?? null;
      engines.push({
        engineId: id,
        name,
        status,
        hostname: report?.engine.hostname || null,
        containers: report?.containers.size ?? 0,
        networks: report?.networks.size ?? 0,
        addresses: report ? addressesOf(report) : [],
        wires: report ? wiresOf(report) : [],
      });
    }
    const clusters: SetUpCluster[] = [];
    for (const { id, name } of inventory.clusters ?? []) {
      const status = view.sources.get(id);
      if (!status) continue;
      const state = clusterStates.get(id);
      const nodes = [...(state?.context.nodes.values() ?? [])].map(({ report }) => report);
      clusters.push({
        clusterId: id,
        name,
        status,
        nodes: nodes.map((node) => ({ name: node.name, address: nodeAddresses(node)[0] ?? null })),
        workloads: state?.normal.workloads.size ?? 0,
      });
    }
    const homeless = new Set(inventory.engines.filter(({ hostId }) => hostId === null).map(({ id }) => id));
    const taken = {
      names: inventory.hosts.map((host) => host.name),
      addresses: inventory.hosts.flatMap((host) => host.addresses.map(({ ip }) => ip)),
    };
    const index = indexInventory(inventory);
    const hosts = proposeHosts(
      engines.filter(({ engineId }) => homeless.has(engineId)),
      taken,
    ).map((proposed) => {
      const addresses = proposed.host.addresses.map((address) => ({ ...address, id: address.ip }));
      const { home } = placeHost({ name: proposed.host.name, pinnedAddressId: null, addresses }, null, index);
      return { ...proposed, zone: (home && index.zones.get(home.zoneId)) ?? null };
    });
    return {
      engines,
      clusters,
      zones: proposeZones([...engines, ...clusters.map(toMachines)]),
      hosts,
      zonesExist: inventory.zones.length > 0,
    };
  },
});

/** Its nodes are machines of the lab, too: their addresses tell which ranges there are. */
const toMachines = ({ nodes }: SetUpCluster): Pick<DetectedEngine, "addresses" | "wires"> => ({
  addresses: nodes.flatMap(({ address: ip }) =>
    ip === null ? [] : [{ interfaceName: "", ip, prefixLen: null, mac: null, defaultRoute: false }],
  ),
  wires: [],
});

function addressesOf(report: EngineReport): DetectedAddress[] {
  const { address } = report.engine;
  if (address !== null)
    return parseIp(address)
      ? [{ interfaceName: "eth0", ip: address, prefixLen: null, mac: null, defaultRoute: true }]
      : [];
  return runsHere(report) ? localAddresses() : [];
}

/** Reached by a socket, named as this machine, and with a bridge that this machine has. */
function runsHere(report: EngineReport): boolean {
  if (report.engine.hostname !== hostname()) return false;
  const bridges = localBridgeAddresses().map(parseIp);
  const ranges = [...report.networks.values()].flatMap(({ subnets }) => subnets.map(parseCidr));
  return ranges.some((cidr) => cidr && bridges.some((ip) => ip && contains(cidr, ip)));
}

const wiresOf = (report: EngineReport): DetectedEngine["wires"] =>
  [...report.networks.values()]
    .filter(({ driver, internal }) => (driver === "macvlan" || driver === "ipvlan") && !internal)
    .flatMap(({ name, parent, subnets }) => subnets.map((cidr) => ({ name, parent, cidr })));
