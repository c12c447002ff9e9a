/** What people decide, as plain data. Names are NetBox's where it has one: the database's rows, parsed. */
export const zoneKinds = ["dev", "prod", "infra", "iot", "dmz", "guest", "mgmt", "vpn", "internet", "other"] as const;
export type ZoneKind = (typeof zoneKinds)[number];

export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly kind: ZoneKind;
  /** 1 to 8: `--zone-N-*` of the tokens. */
  readonly colour: number;
  /** 0 (strangers) to 100. */
  readonly trust: number;
  readonly protected: boolean;
  readonly position: number;
}

export interface Vlan {
  readonly id: string;
  readonly vid: number;
  readonly name: string;
  readonly zoneId: string | null;
}

/** `vlanId` set means the zone comes from the VLAN and `zoneId` is null. `cidr` is canonical, host bits zero. */
export interface Subnet {
  readonly id: string;
  readonly cidr: string;
  readonly vlanId: string | null;
  readonly zoneId: string | null;
  readonly gateway: string | null;
}

export const hostKinds = [
  "router",
  "switch",
  "ap",
  "hypervisor",
  "server",
  "vm",
  "lxc",
  "k8s-node",
  "client",
  "iot",
  "other",
] as const;
export type HostKind = (typeof hostKinds)[number];

export interface Host {
  readonly id: string;
  readonly name: string;
  readonly kind: HostKind;
  /** A person or the wizard has not confirmed it yet. */
  readonly proposed: boolean;
  /** Address that decides where a multi-homed host stands; null: its default-route interface's, else none does. */
  readonly pinnedAddressId: string | null;
  readonly addresses: readonly HostAddress[];
}

export interface HostAddress {
  readonly id: string;
  readonly interfaceName: string;
  readonly ip: string;
  readonly mac: string | null;
  /** The interface carries the default route. */
  readonly defaultRoute: boolean;
}

export const linkKinds = ["cable", "wifi", "virtual", "tunnel"] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A port of a host. It is there as long as an address or a link names it; switches have many without an address. */
export interface LinkEnd {
  readonly hostId: string;
  readonly interfaceName: string;
}

/** Two ports of two hosts that are joined. It has no direction: `a` is the end that sorts first. */
export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  readonly a: LinkEnd;
  readonly b: LinkEnd;
}

export interface Engine {
  readonly id: string;
  readonly name: string;
  readonly hostId: string | null;
}

/** A cluster as a person named it, and the nodes of it that they have bound to hosts, by node name. */
export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly { readonly nodeName: string; readonly hostId: string }[];
}

/** No row for a pair means the site's default: deny between zones, allow within. `ports`: "443", "8000-8010", "53/udp". */
export interface ZonePolicy {
  readonly id: string;
  readonly srcZoneId: string;
  readonly dstZoneId: string;
  readonly default: "allow" | "deny";
  readonly ports: readonly string[];
  readonly note: string;
}

/** The whole of it. `revision` grows with each change; equal revisions mean equal content. */
export interface Inventory {
  readonly revision: number;
  readonly zones: readonly Zone[];
  readonly vlans: readonly Vlan[];
  readonly subnets: readonly Subnet[];
  readonly hosts: readonly Host[];
  readonly links: readonly Link[];
  readonly engines: readonly Engine[];
  /** Missing: none. */
  readonly clusters?: readonly Cluster[];
  readonly policies: readonly ZonePolicy[];
  /**
   * By host id the machine id of the node that it was last known to be: learned, not decided, so that no edit changes it
   * and no undo stumbles over it. Missing: none.
   */
  readonly machineIds?: Readonly<Record<string, string>>;
}

export const emptyInventory: Inventory = {
  revision: 0,
  zones: [],
  vlans: [],
  subnets: [],
  hosts: [],
  links: [],
  engines: [],
  policies: [],
};
