import type { Host, HostKind, Inventory, Link, Zone, ZonePolicy } from "../../lib/domain/inventory/model.ts";

const zone = (id: string, name: string, colour: number, over: Partial<Zone> = {}): Omit<Zone, "position"> => ({
  id,
  name,
  kind: id as Zone["kind"],
  colour,
  trust: 50,
  protected: false,
  ...over,
});

const host = (name: string, kind: HostKind, ...addresses: (readonly [interfaceName: string, ip: string])[]): Host => ({
  id: name,
  name,
  kind,
  proposed: false,
  pinnedAddressId: null,
  addresses: addresses.map(([interfaceName, ip], i) => ({
    id: `${name}-${interfaceName}`,
    interfaceName,
    ip,
    mac: null,
    defaultRoute: i === 0,
  })),
});

const allow = (srcZoneId: string, dstZoneId: string, ...ports: string[]): ZonePolicy => ({
  id: `${srcZoneId}-${dstZoneId}`,
  srcZoneId,
  dstZoneId,
  default: "deny",
  ports,
  note: "",
});

/** From a machine's port to one of the switch, by cable. */
const cable = (hostId: string, interfaceName: string, port: string): Link => ({
  id: `${hostId}-${interfaceName}`,
  kind: "cable",
  a: { hostId: "core-sw", interfaceName: port },
  b: { hostId, interfaceName },
});

const vlans = [
  [10, "prod", "prod"],
  [20, "dev", "dev"],
  [30, "infra", "infra"],
  [31, "mgmt", "infra"],
  [40, "iot", "iot"],
  [50, "dmz", "dmz"],
] as const;

/** What the people of the household decided: five zones, six VLANs, what is plugged in where, who may reach whom. */
export const householdInventory: Inventory = {
  revision: 0,
  zones: [
    zone("dmz", "DMZ", 5, { trust: 20 }),
    zone("dev", "Dev", 2, { trust: 40 }),
    zone("prod", "Prod", 1, { trust: 80, protected: true }),
    zone("infra", "Infra", 3, { trust: 90, protected: true }),
    zone("iot", "IoT", 4, { trust: 10 }),
  ].map((each, position) => ({ ...each, position })),
  vlans: vlans.map(([vid, name, zoneId]) => ({ id: `vlan-${vid}`, vid, name, zoneId })),
  subnets: vlans.map(([vid]) => ({
    id: `subnet-${vid}`,
    cidr: `10.0.${vid}.0/24`,
    vlanId: `vlan-${vid}`,
    zoneId: null,
    gateway: `10.0.${vid}.1`,
  })),
  hosts: [
    host("edge", "router", ["eth0", "10.0.50.4"]),
    host("nas", "server", ["eth0", "10.0.10.5"], ["eth0.20", "10.0.20.5"]),
    host("lab-pc", "server", ["eth0", "10.0.20.11"]),
    host("pve1", "hypervisor", ["vmbr0", "10.0.30.2"], ["vmbr0.31", "10.0.31.2"]),
    host("core-sw", "switch", ["mgmt", "10.0.31.3"]),
    host("haos", "vm", ["eth0", "10.0.40.3"]),
    ...["mini-1", "mini-2", "pi-4"].map((name, n) => host(name, "server", ["eth0", `10.0.40.${11 + n}`])),
    ...[1, 2, 3, 4].map((n) => host(`camera-${n}`, "iot", ["eth0", `10.0.40.${20 + n}`])),
  ],
  links: [
    cable("edge", "eth0", "port 1"),
    cable("pve1", "eno1", "port 2"),
    cable("nas", "eth0", "port 3"),
    cable("lab-pc", "eth0", "port 4"),
    cable("mini-1", "eth0", "port 5"),
    cable("mini-2", "eth0", "port 6"),
  ],
  engines: [
    { id: "nas", name: "nas", hostId: "nas" },
    { id: "lab-pc", name: "lab-pc", hostId: "lab-pc" },
    { id: "pve1", name: "pve1", hostId: "pve1" },
  ],
  policies: [
    allow("dmz", "prod", "443"),
    allow("prod", "infra", "53/udp", "53"),
    allow("infra", "prod", "443"),
    allow("prod", "iot", "443", "1883"),
    allow("iot", "prod", "2049"),
    allow("iot", "infra", "53/udp", "123/udp", "1883"),
    allow("dev", "infra", "53/udp"),
  ],
};
