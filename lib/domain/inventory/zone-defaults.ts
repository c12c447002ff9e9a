import type { ZoneKind } from "./model";

interface ZoneDefaults {
  readonly name: string;
  readonly colour: number;
  readonly trust: number;
  readonly protected: boolean;
}

/** What a new zone of a kind begins with. */
export const zoneDefaults: Readonly<Record<ZoneKind, ZoneDefaults>> = {
  prod: { name: "Prod", colour: 1, trust: 80, protected: true },
  dev: { name: "Dev", colour: 2, trust: 50, protected: false },
  infra: { name: "Infra", colour: 3, trust: 90, protected: true },
  iot: { name: "IoT", colour: 4, trust: 30, protected: false },
  dmz: { name: "DMZ", colour: 5, trust: 20, protected: false },
  guest: { name: "Guest", colour: 6, trust: 10, protected: false },
  mgmt: { name: "Mgmt", colour: 8, trust: 95, protected: true },
  vpn: { name: "VPN", colour: 7, trust: 60, protected: false },
  internet: { name: "Internet", colour: 7, trust: 0, protected: false },
  other: { name: "Zone", colour: 8, trust: 50, protected: false },
};
