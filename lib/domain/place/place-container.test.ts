import { expect, test } from "vitest";
import type { ContainerReport, NetworkReport, PortReport } from "../engine-report";
import { indexInventory } from "../inventory/index-inventory";
import type { Inventory } from "../inventory/model";
import { normaliseEngine } from "../normalise/normalise-engine";
import { container, endpoint, engineReport, inventory, network } from "../publish/samples";
import { createEngineContext } from "./engine-context";
import { placeContainer } from "./place-container";
import { placeHost } from "./place-host";

interface Lab {
  hostId?: string;
  version?: string;
  networks?: NetworkReport[];
  inventory?: Inventory;
}

function place(over: Partial<ContainerReport>, lab: Lab = {}) {
  const index = indexInventory(lab.inventory ?? inventory());
  const host = index.inventory.hosts.find(({ id }) => id === (lab.hostId ?? "nas")) ?? null;
  const report = engineReport("e", [container("x", over)], lab);
  const facts = normaliseEngine(report).containers.get("container:e/x");
  if (!facts) throw new Error("no such container");
  const context = createEngineContext(report, placeHost(host, null, index), host?.name ?? "e", index);
  return placeContainer(facts, context, null);
}

const port = (hostIp: string | null, hostPort = 8080): PortReport => ({
  containerPort: 80,
  proto: "tcp",
  hostIp,
  hostPort,
});
const zones = (evidence: readonly { rule: string; zoneId: string; confidence: string }[]) =>
  evidence.map(({ rule, zoneId, confidence }) => `${rule} ${zoneId} ${confidence}`);
const macvlan = (over: Partial<NetworkReport> = {}) =>
  network("wire", { driver: "macvlan", parent: "eth0.20", subnets: ["10.0.20.0/24"], ...over });
const onWire = (ipv4: string | null) => ({ networkMode: "wire", endpoints: [endpoint("wire", ipv4)] });

test("D2: an address on a macvlan or ipvlan network is in the zone of the subnet that holds it", () => {
  for (const driver of ["macvlan", "ipvlan"]) {
    const { placement, placed } = place(onWire("10.0.20.7"), { networks: [macvlan({ driver })] });
    expect(zones(placement.attached)).toEqual(["D2 dev high"]);
    expect(placement.exposed).toEqual([]);
    expect(placement.egress).toEqual([]);
    expect(placed).toEqual({
      code: "place.network-address",
      data: { rule: "D2", network: "wire", address: "10.0.20.7", cidr: "10.0.20.0/24", zone: "Dev", parent: "eth0.20" },
    });
  }
});

test("D2: the parent's name only lends or takes confidence", () => {
  expect(zones(place(onWire("10.0.20.7"), { networks: [macvlan({ parent: "eth0" })] }).placement.attached)).toEqual([
    "D2 dev medium",
  ]);
  expect(zones(place(onWire("10.0.20.7"), { networks: [macvlan({ parent: "eth0.10" })] }).placement.attached)).toEqual([
    "D2 dev low",
  ]);
});

test("D2: a container that is not running is placed by its network's range", () => {
  expect(zones(place(onWire(null), { networks: [macvlan()] }).placement.attached)).toEqual(["D2 dev high"]);
});

test("D2: an address that no subnet holds is unplaced and names the address", () => {
  const { placement, placed } = place(onWire("192.168.9.9"), { networks: [macvlan({ subnets: ["192.168.9.0/24"] })] });
  expect(placement.unplaced).toEqual({
    code: "unplaced.no-subnet",
    data: { network: "wire", address: "192.168.9.9" },
  });
  expect(placed).toBe(placement.unplaced);
});

test("D4: macvlan without a parent is isolated, whatever its range says", () => {
  const { placement, placed } = place(onWire("10.0.20.7"), { networks: [macvlan({ parent: null })] });
  expect(placement).toMatchObject({ attached: [], exposed: [], egress: [], unplaced: null });
  expect(placed).toMatchObject({ code: "place.no-parent", data: { rule: "D4", network: "wire" } });
});

test("D5: a port published on one address is open in that address's zone alone", () => {
  const { placement } = place({ ports: [port("10.0.30.5")] });
  expect(zones(placement.exposed)).toEqual(["D5 infra high"]);
  expect(placement.exposed[0]).toMatchObject({ port: { hostIp: "10.0.30.5", hostPort: 8080, containerPort: 80 } });
});

test("D6: a port published everywhere is open in every zone of its host, once for v4 and v6", () => {
  const { placement } = place({ ports: [port("0.0.0.0"), port("::")] });
  expect(zones(placement.exposed)).toEqual(["D6 prod high", "D6 infra high"]);
  expect(zones(place({ ports: [port("")] }).placement.exposed)).toEqual(["D6 prod high", "D6 infra high"]);
});

test("D7: a port on loopback is open to its host alone, on engines before 28 to the neighbours, too", () => {
  for (const ip of ["127.0.0.1", "127.3.2.1", "::1"])
    expect(zones(place({ ports: [port(ip)] }).placement.exposed)).toEqual(["D7 host high"]);
  expect(zones(place({ ports: [port("127.0.0.1")] }, { version: "27.5.1" }).placement.exposed)).toEqual([
    "D7 host high",
    "D7 prod medium",
    "D7 infra medium",
  ]);
  expect(zones(place({ ports: [port("127.0.0.1")] }, { version: "28.0.0" }).placement.exposed)).toEqual([
    "D7 host high",
  ]);
});

test("a port that is exposed and not published opens nothing", () => {
  expect(place({ ports: [port(null)] }).placement.exposed).toEqual([]);
});

test("D9: a container on internal networks only is not exposed and does not get out", () => {
  const networks = [network("back", { internal: true })];
  const { placement, placed } = place(
    { networkMode: "back", endpoints: [endpoint("back", "172.20.0.2")], ports: [port("0.0.0.0")] },
    { networks },
  );
  expect(placement).toMatchObject({ attached: [], exposed: [], egress: [], unplaced: null });
  expect(placed).toMatchObject({ code: "place.internal", data: { rule: "D9", network: "back" } });
});

test("D9: one leg on an open bridge is enough to publish and to get out", () => {
  const networks = [network("back", { internal: true })];
  const { placement } = place(
    { endpoints: [endpoint("back", "172.20.0.2"), endpoint("bridge", "172.17.0.2")], ports: [port("0.0.0.0")] },
    { networks },
  );
  expect(zones(placement.exposed)).toEqual(["D6 prod high", "D6 infra high"]);
  expect(zones(placement.egress)).toEqual(["D13 prod medium", "D13 infra medium"]);
});

test("D10: a container on the host's network is in every zone of its host", () => {
  const { placement } = place({ networkMode: "host", endpoints: [endpoint("host")] });
  expect(zones(placement.attached)).toEqual(["D10 prod high", "D10 infra high"]);
  expect(placement.exposed).toEqual(placement.attached);
});

test("D11: network none is isolated", () => {
  const { placement, placed } = place({ networkMode: "none", endpoints: [endpoint("none")] });
  expect(placement).toMatchObject({ attached: [], exposed: [], egress: [], unplaced: null });
  expect(placed).toEqual({ code: "place.no-network", data: { rule: "D11" } });
});

test("D11: whoever shares a network is where its owner is; without the owner it is nowhere", () => {
  const index = indexInventory(inventory());
  const owner = place({ ports: [port("10.0.30.5")] });
  const report = engineReport("e", [container("x", { networkMode: "container:vpn", endpoints: [] })]);
  const facts = normaliseEngine(report).containers.get("container:e/x");
  if (!facts) throw new Error("no such container");
  const context = createEngineContext(report, placeHost(null, null, index), "e", index);
  expect(zones(placeContainer(facts, context, owner).placement.exposed)).toEqual(["D11 infra high"]);
  expect(placeContainer(facts, context, null).placed).toEqual({ code: "place.shares-gone", data: { rule: "D11" } });
});

test("D14: with nothing else to go by it is in the zone of its host's address, with low confidence", () => {
  const { placement, placed } = place({});
  expect(zones(placement.attached)).toEqual(["D14 prod low"]);
  expect(placed).toEqual({
    code: "place.host",
    data: { rule: "D14", host: "nas", address: "10.0.10.5", zone: "Prod" },
  });
});

test("a label that claims a zone changes no evidence", () => {
  expect(place({ labels: { "bulkhead.zone": "dev" } })).toEqual(place({}));
});

test("addresses that are not addresses open nothing and break nothing", () => {
  for (const hostIp of ["nas.lan", "10.0.10", "0x7f.1", "<b>", "10.0.10.5/24", "999.1.1.1"])
    expect(place({ ports: [port(hostIp)] }).placement.exposed).toEqual([]);
});
