import type { HostKind, LinkKind, ZoneKind } from "../inventory/model";
import type { HostLikeNode } from "../topology/members";

/** What each kind of zone is for, as people say it. */
export const zoneKindWords: Readonly<Record<ZoneKind, string>> = {
  dev: "Development",
  prod: "Production",
  infra: "Infrastructure",
  iot: "Things (IoT)",
  dmz: "Open to the internet (DMZ)",
  guest: "Guests",
  mgmt: "Management",
  vpn: "VPN",
  internet: "Internet",
  other: "Something else",
};

/** What each kind of host is, as people say it. */
export const hostKindWords: Readonly<Record<HostKind, string>> = {
  router: "Router",
  switch: "Switch",
  ap: "Access point",
  hypervisor: "Hypervisor",
  server: "Server",
  vm: "Virtual machine",
  lxc: "LXC container",
  "k8s-node": "Kubernetes node",
  client: "Client",
  iot: "Device",
  other: "Host",
};

/** The same of what members run on: a machine, or a cluster. */
export const hostLikeWords = (node: HostLikeNode): string =>
  node.kind === "cluster" ? "Kubernetes cluster" : hostKindWords[node.hostKind];

/** What joins two machines, as people say it. */
export const linkKindWords: Readonly<Record<LinkKind, string>> = {
  cable: "Cable",
  wifi: "Wi-Fi",
  virtual: "Virtual",
  tunnel: "Tunnel",
};

/** The tokens' zone colours 1 to 8, in order. */
export const colourWords = ["blue", "straw", "teal", "violet", "moss", "rose", "rust", "steel"];
