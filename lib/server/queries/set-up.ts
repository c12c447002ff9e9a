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
import type { SourceStatus } from "@/lib/domain/source";
import { defineQuery } from "@/lib/server/commands/define-query";
import { localAddresses, localBridgeAddresses } from "@/lib/server/network/local-addresses";

/** What the first-run wizard begins with. */
export interface SetUp {
  readonly engines: readonly SetUpEngine[];
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

/** What was found, and what is proposed from it. Asks no engine: it reads what was last seen. */
export const setUp = defineQuery({
  name: "inventory.set-up",
  input: z.strictObject({}),
  permission: "inventory:edit",
  async run(_, { runtime }): Promise<SetUp> {
    const inventory = runtime.inventory.inventory();
    const { view, engines: states } = runtime.view.viewState();
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
      zones: proposeZones(engines),
      hosts,
      zonesExist: inventory.zones.length > 0,
    };
  },
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
