import { expect, test } from "vitest";
import { inventory } from "../../publish/samples";
import { hostInput, type LinkInput, linkInput, type SubnetInput, vlanInput, zoneInput } from "../inputs.schema";
import type { Inventory } from "../model";
import { portsOf } from "../ports";
import type { Edit } from "./edit";
import { putEngineHost, putHost, putNodeHost, removeHost } from "./edit-hosts";
import { putLink, removeLink } from "./edit-links";
import { putSubnet, removeSubnet } from "./edit-subnets";
import { putPolicy, putVlan, putZone, removeVlan, removeZone } from "./edit-zones";

const base = inventory();
const run = (edit: Edit, on: Inventory = base) => edit(on, () => "new");
const after = (edit: Edit, on: Inventory = base) => {
  const result = run(edit, on);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.inventory;
};
const fields = (edit: Edit, on: Inventory = base) => {
  const result = run(edit, on);
  return "fields" in result ? result.fields : result;
};
const zone = { name: "IoT", kind: "iot", colour: 4, trust: 20, protected: false } as const;
const subnet = (cidr: string, over: Partial<SubnetInput> = {}): SubnetInput => ({
  cidr,
  vlanId: null,
  zoneId: null,
  gateway: null,
  ...over,
});
const address = (ip: string, over = {}) => ({
  id: null,
  interfaceName: "eth0",
  ip,
  mac: null,
  defaultRoute: false,
  pinned: false,
  ...over,
});
const host = (...addresses: ReturnType<typeof address>[]) => ({ name: "edge", kind: "vm" as const, addresses });

test("a second zone of one name is refused, however it is written", () => {
  expect(fields(putZone(null, { ...zone, name: "prod " }))).toEqual({ name: "There is a zone called Prod already." });
  expect(after(putZone(null, zone)).zones.at(-1)).toEqual({ ...zone, id: "new", position: 3 });
  expect(after(putZone("prod", { ...zone, name: "Production" })).zones[0]).toMatchObject({ id: "prod", position: 0 });
});

test("what is gone meanwhile is said to be gone", () => {
  for (const edit of [putZone("x", zone), removeZone("x"), removeVlan("x"), removeSubnet("x"), removeHost("x")])
    expect(run(edit)).toMatchObject({ ok: false, gone: expect.stringMatching(/isn't there any more/) });
});

test("a removed zone leaves its networks behind and takes its policies along", () => {
  const policies = [{ id: "p", srcZoneId: "dev", dstZoneId: "prod", default: "allow", ports: [], note: "" }] as const;
  const next = after(removeZone("prod"), inventory({ policies }));
  expect(next.zones.map(({ id }) => id)).toEqual(["dev", "infra"]);
  expect(next.vlans.find(({ id }) => id === "v10")?.zoneId).toBeNull();
  expect(next.policies).toEqual([]);
});

test("a VLAN's number and name are its own", () => {
  expect(fields(putVlan(null, { vid: 10, name: "new", zoneId: null }))).toEqual({
    vid: "VLAN 10 is here already: prod.",
  });
  expect(fields(putVlan(null, { vid: 11, name: "PROD", zoneId: "gone" }))).toEqual({
    name: "VLAN 10 is called prod already.",
    zoneId: "That zone isn't there any more. Choose another.",
  });
});

test("VLAN 0 and 4095 are refused with the reason", () => {
  const say = (vid: unknown) => vlanInput.safeParse({ vid, name: "x", zoneId: null }).error?.issues[0]?.message;
  expect(say(0)).toBe("VLAN ids run from 1 to 4094; 0 means no VLAN.");
  expect(say(4095)).toBe("VLAN ids run from 1 to 4094; 4095 is reserved.");
  expect(say(Number.NaN)).toBe("Enter the VLAN's number.");
  expect(say(1.5)).toBe("A VLAN id is a whole number.");
  expect([1, 4094].map(say)).toEqual([undefined, undefined]);
});

test("a removed VLAN leaves its subnets in the zone that they had through it", () => {
  expect(after(removeVlan("v10")).subnets[0]).toMatchObject({ cidr: "10.0.10.0/24", vlanId: null, zoneId: "prod" });
});

test("host bits are zeroed, addresses are written in one way", () => {
  expect(after(putSubnet(null, subnet("192.168.7.9/24", { gateway: "192.168.7.1" }))).subnets.at(-1)).toMatchObject({
    cidr: "192.168.7.0/24",
    gateway: "192.168.7.1",
  });
  expect(after(putSubnet(null, subnet("FD00:7:0:0::9/64"))).subnets.at(-1)?.cidr).toBe("fd00:7::/64");
});

test("where there is a VLAN the zone is the VLAN's", () => {
  expect(after(putSubnet(null, subnet("10.1.0.0/24", { vlanId: "v10", zoneId: "dev" }))).subnets.at(-1)).toMatchObject({
    vlanId: "v10",
    zoneId: null,
  });
});

test.each([
  ["", '"" is no range. Write an address and a length, like 10.0.10.0/24.'],
  ["10.0.10/24", '"10.0.10/24" is no range. Write an address and a length, like 10.0.10.0/24.'],
  ["300.0.0.0/8", '"300.0.0.0/8" is no range. Write an address and a length, like 10.0.10.0/24.'],
  ["010.0.0.0/8", '"010.0.0.0/8" is no range. Write an address and a length, like 10.0.10.0/24.'],
  ["10.1.0.0", "Add how long the network part is, like 10.1.0.0/24."],
  ["10.1.0.0/33", "/33 is no length. It runs from 1 to 32."],
  ["fd00::/129", "/129 is no length. It runs from 1 to 128."],
  ["10.1.0.0/-1", "/-1 is no length. It runs from 1 to 32."],
  ["0.0.0.0/0", "0.0.0.0/0 is the whole internet. A subnet is smaller."],
  ["10.0.10.9/24", "10.0.10.0/24 (VLAN 10, prod) is here already."],
  ["10.0.10.128/25", "10.0.10.128/25 lies inside 10.0.10.0/24 (VLAN 10, prod). Networks of one site can't overlap."],
  ["10.0.0.0/16", "10.0.0.0/16 would swallow 10.0.10.0/24 (VLAN 10, prod). Networks of one site can't overlap."],
])("range %j: %s", (cidr, message) => {
  expect(fields(putSubnet(null, subnet(cidr)))).toEqual({ cidr: message });
});

test.each([
  ["10.2.0.1", "10.2.0.1 lies outside 10.1.0.0/24."],
  ["10.1.0.0", "10.1.0.0 is the network itself. Nobody can have it."],
  ["10.1.0.255", "10.1.0.255 is the broadcast address. Nobody can have it."],
  ["router", '"router" is no address. Write one, like 10.1.0.1.'],
])("gateway %j: %s", (gateway, message) => {
  expect(fields(putSubnet(null, subnet("10.1.0.0/24", { gateway })))).toEqual({ gateway: message });
});

test("a subnet may keep its own range when it is edited, and a /31 has no edges", () => {
  expect(after(putSubnet("s10", subnet("10.0.10.0/23", { vlanId: "v10" }))).subnets[0]?.cidr).toBe("10.0.10.0/23");
  expect(run(putSubnet(null, subnet("10.1.0.0/31", { gateway: "10.1.0.0" }))).ok).toBe(true);
});

test("a host's addresses are checked line by line, and the sentence stands at its field", () => {
  const wrong = host(
    address("10.0.10.5"),
    address("10.0.10.255"),
    address("10.0.10.9/24"),
    address("nas.lan"),
    address("10.0.40.1", { mac: "01:00:5e:00:00:01", interfaceName: "eth1" }),
    address("10.0.40.1", { mac: "zz" }),
    address("127.0.0.1"),
  );
  expect(fields(putHost(null, wrong))).toEqual({
    "addresses.0.ip": "10.0.10.5 belongs to nas already.",
    "addresses.1.ip": "10.0.10.255 is the broadcast address. Nobody can have it.",
    "addresses.2.ip": "Leave the /length out. The subnet knows it.",
    "addresses.3.ip": '"nas.lan" is no address. Write one, like 10.0.10.5.',
    "addresses.4.mac": "That is a multicast address. No interface has it.",
    "addresses.5.ip": "10.0.40.1 stands in a line above.",
    "addresses.5.mac": "That is no MAC address. Write six pairs, like 52:54:00:12:34:56.",
    "addresses.6.ip": "127.0.0.1 is loopback. Every machine has it.",
  });
});

test.each([
  ["00:00:00:00:00:00", "All zeros is no interface's address."],
  ["FF-FF-FF-FF-FF-FF", "That is the broadcast address. No interface has it."],
])("MAC %s: %s", (mac, message) => {
  expect(fields(putHost(null, host(address("10.0.40.1", { mac }))))).toEqual({ "addresses.0.mac": message });
});

test("a MAC is kept in lower case with colons, and one interface has one", () => {
  const mac = "5254.0012.34AB";
  const saved = after(putHost(null, host(address("10.0.40.1", { mac, pinned: true })))).hosts.at(-1);
  expect(saved).toMatchObject({ pinnedAddressId: "new", addresses: [{ mac: "52:54:00:12:34:ab" }] });
  const two = host(address("10.0.40.1", { mac }), address("10.0.40.2", { mac: "52:54:00:12:34:ac" }));
  expect(fields(putHost(null, two))).toEqual({ "addresses.1.mac": "eth0 has 52:54:00:12:34:ab in a line above." });
});

test("a node of a cluster is bound to one host, until it is bound to another or that host is removed", () => {
  const clusters = [{ id: "c1", name: "home", nodes: [] }];
  const on = inventory({ clusters });
  const bound = after(putNodeHost("c1", "node-1", "nas"), on);
  expect(bound.clusters?.[0]?.nodes).toEqual([{ nodeName: "node-1", hostId: "nas" }]);
  const moved = after(putNodeHost("c1", "node-1", "lab"), after(putNodeHost("c1", "a-node", "lab"), bound));
  expect(moved.clusters?.[0]?.nodes).toEqual([
    { nodeName: "a-node", hostId: "lab" },
    { nodeName: "node-1", hostId: "lab" },
  ]);
  expect(after(putNodeHost("c1", "node-1", null), bound).clusters).toEqual(clusters);
  expect(after(removeHost("nas"), bound).clusters).toEqual(clusters);
  expect(fields(putNodeHost("c1", "node-1", "gone"), on)).toEqual({
    hostId: "That host isn't there any more. Choose another.",
  });
  expect(run(putNodeHost("c9", "node-1", "nas"), on)).toMatchObject({ ok: false, gone: expect.any(String) });
});

test("a host that is removed leaves its engines without a host; saving a proposed host confirms it", () => {
  expect(after(removeHost("nas")).engines).toContainEqual({ id: "e-nas", name: "nas", hostId: null });
  const proposed = inventory({ hosts: [{ ...base.hosts[0]!, proposed: true }] });
  expect(after(putHost("nas", host(address("10.0.10.5"))), proposed).hosts[0]?.proposed).toBe(false);
  expect(after(putEngineHost("e-nas", "lab")).engines[0]?.hostId).toBe("lab");
  expect(fields(putEngineHost("e-nas", "gone"))).toEqual({ hostId: "That host isn't there any more. Choose another." });
});

test("policy ports are written in one way, and unset goes back to the default", () => {
  const put = (over: object, on = base) =>
    run(putPolicy({ srcZoneId: "dev", dstZoneId: "infra", default: "deny", ports: [], note: "", ...over }), on);
  const saved = put({ ports: ["443/tcp", "443", "8000-8010", " 53/UDP ", ""] });
  expect(saved).toMatchObject({ ok: true, inventory: { policies: [{ ports: ["443", "8000-8010", "53/udp"] }] } });
  for (const port of ["0", "65536", "20-10", "http", "443/icmp", "1-2-3"])
    expect(put({ ports: [port] }), port).toMatchObject({
      fields: { ports: `"${port}" is no port. Write 443, 8000-8010 or 53/udp.` },
    });
  if (!saved.ok) throw new Error();
  expect(put({ default: "unset" }, saved.inventory)).toMatchObject({ ok: true, inventory: { policies: [] } });
  expect(put({ default: "allow", ports: ["443"] })).toMatchObject({ inventory: { policies: [{ ports: [] }] } });
});

test("names without substance are refused by the shape alone", () => {
  for (const name of ["", "   ", "a\u0007b", "x".repeat(41)])
    expect(zoneInput.safeParse({ ...zone, name }).success, JSON.stringify(name)).toBe(false);
  expect(hostInput.safeParse({ ...host(), name: " nas " }).data?.name).toBe("nas");
});

const link = (a: [string, string], b: [string, string], kind: LinkInput["kind"] = "cable"): LinkInput => ({
  kind,
  a: { hostId: a[0], interfaceName: a[1] },
  b: { hostId: b[0], interfaceName: b[1] },
});
const wired = after(putLink(null, link(["nas", "eth0"], ["lab", "port 3"])));

test("a link is kept with the same end first, whichever was named first, and names its ports into being", () => {
  const ends = { a: { hostId: "lab", interfaceName: "port 3" }, b: { hostId: "nas", interfaceName: "eth0" } };
  expect(wired.links).toEqual([{ id: "new", kind: "cable", ...ends }]);
  expect(after(putLink(null, link(["lab", "port 3"], ["nas", "eth0"]))).links).toEqual(wired.links);
  expect(portsOf(wired, "lab")).toEqual(["eth0", "port 3"]);
  expect(portsOf(wired, "nas")).toEqual(["eth0"]);
});

test.each<[string, LinkInput, object]>([
  [
    "to itself",
    link(["nas", "eth1"], ["nas", "eth2"]),
    { "b.hostId": "A machine can't be plugged into itself. Choose another." },
  ],
  [
    "to a host that is gone",
    link(["nas", "eth1"], ["sw", "1"]),
    { "b.hostId": "That host isn't there any more. Choose another." },
  ],
  [
    "once more",
    link(["lab", "Port 3"], ["nas", "eth0"], "wifi"),
    { "b.interfaceName": "port 3 of lab-pc leads to eth0 of nas already." },
  ],
  [
    "from a port that has a cable",
    link(["nas", "ETH0"], ["lab", "port 4"]),
    { "a.interfaceName": "eth0 of nas has a cable already: it leads to port 3 of lab-pc." },
  ],
  [
    "into a port that has a cable",
    link(["nas", "eth1"], ["lab", "port 3"]),
    { "b.interfaceName": "port 3 of lab-pc has a cable already: it leads to eth0 of nas." },
  ],
])("a link %s is refused at its field", (_, input, expected) => {
  expect(fields(putLink(null, input), wired)).toEqual(expected);
});

test("a port has one cable, but a radio and a tunnel have many at one end; a link may stay what it is", () => {
  for (const kind of ["wifi", "virtual", "tunnel"] as const)
    expect(run(putLink(null, link(["nas", "eth0"], ["lab", "port 4"], kind)), wired).ok, kind).toBe(true);
  expect(run(putLink("new", link(["nas", "eth0"], ["lab", "port 3"])), wired).ok).toBe(true);
});

test("a removed host takes its links along; a removed link leaves the hosts", () => {
  expect(after(removeHost("nas"), wired).links).toEqual([]);
  expect(after(removeLink("new"), wired)).toEqual(base);
  expect(run(removeLink("new"))).toMatchObject({
    ok: false,
    gone: "The link isn't there any more. Somebody removed it.",
  });
});

test("a link without a machine or a port at its end is refused by the shape alone", () => {
  const say = (input: LinkInput) => linkInput.safeParse(input).error?.issues.map(({ message }) => message);
  expect(say(link(["nas", " "], ["", "3"]))).toEqual([
    "Name the interface, like eth0 or port 3.",
    "Choose the machine at the other end.",
  ]);
  expect(say(link(["nas", "eth0"], ["lab", "a\u0007b"]))).toEqual(["A name can't hold control characters."]);
  expect(say(link(["nas", "eth0"], ["lab", "3"]))).toBeUndefined();
});

test("an interface with a new name takes its cable along; one that lost its addresses keeps both", () => {
  const [first, second] = base.hosts[0]!.addresses;
  const called = (name: string) => [
    address("10.0.10.5", { id: first?.id, interfaceName: name }),
    address("10.0.30.5", { id: second?.id, interfaceName: name }),
  ];
  const portOf = (...addresses: ReturnType<typeof address>[]) =>
    after(putHost("nas", { name: "nas", kind: "server", addresses }), wired).links.map(({ b }) => b.interfaceName);
  expect(portOf(...called("eno1"))).toEqual(["eno1"]);
  expect(portOf(...called("eth0"))).toEqual(["eth0"]);
  expect(portOf()).toEqual(["eth0"]);
  // One of its two addresses moved elsewhere: the cable stays.
  expect(portOf(...called("eno1").slice(0, 1), ...called("eth0").slice(1))).toEqual(["eth0"]);
});
