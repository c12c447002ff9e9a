import type { Inventory, ZoneKind } from "../../lib/domain/inventory/model.ts";

const kinds: readonly ZoneKind[] = ["dev", "prod", "infra", "iot"];

/** One host for each engine, spread over four zones that may not reach each other but for the web. */
export function crowdInventory(names: readonly string[]): Inventory {
  return {
    revision: 0,
    zones: kinds.map((kind, position) => ({
      id: kind,
      name: kind[0]?.toUpperCase() + kind.slice(1),
      kind,
      colour: position + 1,
      trust: 50,
      protected: false,
      position,
    })),
    vlans: kinds.map((kind, i) => ({ id: `vlan-${kind}`, vid: 10 * (i + 1), name: kind, zoneId: kind })),
    subnets: kinds.map((kind, i) => ({
      id: `subnet-${kind}`,
      cidr: `10.0.${10 * (i + 1)}.0/24`,
      vlanId: `vlan-${kind}`,
      zoneId: null,
      gateway: null,
    })),
    hosts: names.map((name, i) => ({
      id: name,
      name,
      kind: "server",
      proposed: false,
      pinnedAddressId: null,
      addresses: [
        {
          id: `${name}-eth0`,
          interfaceName: "eth0",
          ip: `10.0.${10 * ((i % kinds.length) + 1)}.${10 + i}`,
          mac: null,
          defaultRoute: true,
        },
      ],
    })),
    links: [],
    engines: names.map((name) => ({ id: name, name, hostId: name })),
    policies: [{ id: "dev-prod", srcZoneId: "dev", dstZoneId: "prod", default: "deny", ports: ["443"], note: "" }],
  };
}
