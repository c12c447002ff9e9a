import { expect, test } from "vitest";
import { setUpHosts, setUpZones } from "./edits/set-up";
import { emptyInventory, type Inventory } from "./model";
import { type DetectedEngine, proposeHosts, proposeZones } from "./propose-zones";
import { zoneDefaults } from "./zone-defaults";

const engine = (name: string, ips: string[] = [], over: Partial<DetectedEngine> = {}): DetectedEngine => ({
  engineId: `e-${name}`,
  name,
  hostname: name,
  addresses: ips.map((ip) => ({ interfaceName: "eth0", ip, prefixLen: null, mac: null, defaultRoute: true })),
  wires: [],
  ...over,
});
const short = (engines: DetectedEngine[]) =>
  proposeZones(engines).map(({ name, vid, cidr, evidence }) => `${name} ${vid ?? "-"} ${cidr} ${evidence}`);
const ids = () => {
  let last = 0;
  return () => `id${++last}`;
};

test("with nothing found, six zones whose ranges carry their VLAN's number", () => {
  expect(short([])).toEqual([
    "Prod 10 10.0.10.0/24 suggested",
    "Dev 20 10.0.20.0/24 suggested",
    "Infra 30 10.0.30.0/24 suggested",
    "IoT 40 10.0.40.0/24 suggested",
    "DMZ 50 10.0.50.0/24 suggested",
    "Guest 60 10.0.60.0/24 suggested",
  ]);
});

test("engines in ranges of the plan take the zones that belong to them", () => {
  expect(short([engine("nas", ["10.0.10.5"]), engine("lab", ["10.0.20.11"])]).slice(0, 3)).toEqual([
    "Prod 10 10.0.10.0/24 seen",
    "Dev 20 10.0.20.0/24 seen",
    "Infra 30 10.0.30.0/24 suggested",
  ]);
});

test("a flat network is Infra without a VLAN, and the rest is suggested beside it", () => {
  expect(short([engine("nas", ["192.168.1.20"])])).toEqual([
    "Prod 10 192.168.10.0/24 suggested",
    "Dev 20 192.168.20.0/24 suggested",
    "Infra - 192.168.1.0/24 seen",
    "IoT 40 192.168.40.0/24 suggested",
    "DMZ 50 192.168.50.0/24 suggested",
    "Guest 60 192.168.60.0/24 suggested",
  ]);
});

test("a macvlan network brings its range, its VLAN and, by its name, its zone", () => {
  const wires = [{ name: "iot-lan", parent: "eth0.107", cidr: "172.20.7.0/24" }];
  expect(short([engine("nas", [], { wires })])).toContain("IoT 107 172.20.7.0/24 seen");
});

test("no suggestion overlaps what was found", () => {
  const wide = engine("nas", [], {
    addresses: [{ interfaceName: "eth0", ip: "10.0.0.9", prefixLen: 16, mac: null, defaultRoute: true }],
  });
  expect(short([wide])).toContain("Prod 10 10.100.10.0/24 suggested");
  expect(short([wide])).toContain("Infra - 10.0.0.0/16 seen");
});

test("public and broken addresses are nobody's zone", () => {
  expect(short([engine("vps", ["203.0.113.9", "nonsense", "fe80::1"])])).toEqual(short([]));
});

test("what is proposed is accepted as it stands", () => {
  for (const engines of [
    [],
    [engine("nas", ["192.168.1.20"])],
    [engine("a", ["10.0.10.5"]), engine("b", ["10.0.10.6"])],
    // Things live on the VLAN whose number Dev would get.
    [engine("a", ["10.0.20.5"], { wires: [{ name: "iot", parent: "eth0.20", cidr: "10.7.0.0/24" }] })],
    [
      engine("a", [], { wires: [{ name: "prod", parent: "eth0.10", cidr: "10.1.0.0/24" }] }),
      engine("b", [], { wires: [{ name: "infra", parent: "eth1.10", cidr: "10.2.0.0/24" }] }),
    ],
  ]) {
    const zones = proposeZones(engines).map(({ evidence: _, ...zone }) => zone);
    expect(setUpZones(zones)(emptyInventory, ids())).toMatchObject({ ok: true });
  }
});

test("zones with their networks are one change, and their faults stand at their fields", () => {
  const zone = { kind: "prod" as const, ...zoneDefaults.prod, vid: 10, cidr: "10.0.10.0/24", gateway: null };
  const done = setUpZones([zone])(emptyInventory, ids());
  expect(done).toMatchObject({
    ok: true,
    inventory: {
      zones: [{ id: "id1", name: "Prod" }],
      vlans: [{ id: "id2", vid: 10, zoneId: "id1" }],
      subnets: [{ vlanId: "id2", zoneId: null, cidr: "10.0.10.0/24" }],
    },
  });
  const faulty = [zone, { ...zone, cidr: "10.0.10.128/25" }];
  expect(setUpZones(faulty)(emptyInventory, ids())).toMatchObject({
    fields: {
      "zones.1.name": "There is a zone called Prod already.",
      "zones.1.vid": "VLAN 10 is here already: prod.",
      "zones.1.cidr": expect.stringContaining("lies inside 10.0.10.0/24"),
    },
  });
});

test("one host per engine, named as the machine says; two of one name are told apart", () => {
  const engines = [
    engine("nas", ["10.0.10.5"], { hostname: "nas.lan" }),
    engine("nas ssh", ["10.0.10.5"], { hostname: "nas" }),
    engine("vps", [], { hostname: null }),
  ];
  const proposed = proposeHosts(engines, { names: ["VPS"], addresses: [] });
  expect(proposed.map(({ host }) => [host.name, host.addresses.map(({ ip }) => ip)])).toEqual([
    ["nas", ["10.0.10.5"]],
    ["nas-2", []],
    ["vps-2", []],
  ]);
  const before: Inventory = {
    ...emptyInventory,
    engines: engines.map((each) => ({ id: each.engineId, name: each.name, hostId: null })),
  };
  const after = setUpHosts(proposed.map(({ engineId, host }) => ({ engineId, host })))(before, ids());
  if (!after.ok) throw new Error(JSON.stringify(after));
  expect(after.inventory.engines.map(({ hostId }) => hostId)).toEqual(after.inventory.hosts.map(({ id }) => id));
});
