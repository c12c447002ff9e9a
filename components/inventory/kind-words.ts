import type { HostKind, ZoneKind } from "@/lib/domain/inventory/model";

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
  iot: "Thing (IoT)",
  other: "Something else",
};

export const colourWords = ["blue", "straw", "teal", "violet", "moss", "rose", "rust", "steel"];
