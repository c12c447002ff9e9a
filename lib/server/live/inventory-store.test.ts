import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { putEngineHost, putHost, putNodeHost, removeHost } from "@/lib/domain/inventory/edits/edit-hosts";
import { putLink, removeLink } from "@/lib/domain/inventory/edits/edit-links";
import { putSubnet, removeSubnet } from "@/lib/domain/inventory/edits/edit-subnets";
import { putPolicy, putVlan, putZone, removeVlan, removeZone } from "@/lib/domain/inventory/edits/edit-zones";
import type { Inventory } from "@/lib/domain/inventory/model";
import type { Database } from "@/lib/server/db/client";
import { readInventory } from "@/lib/server/db/inventory";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createInventoryStore, type InventoryStore } from "./inventory-store";

let db: Database;
let remove: () => Promise<void>;
let store: InventoryStore;

beforeAll(async () => {
  ({ db, remove } = await openTestDatabase());
});
afterAll(() => remove());
beforeEach(async () => {
  for (const table of ["zonePolicy", "link", "address", "subnet", "vlan", "zone", "engine", "cluster", "host"] as const)
    await (db.prisma[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  await db.prisma.engine.create({ data: { id: "e1", name: "nas", transport: "unix", address: "{}" } });
  await db.prisma.cluster.create({ data: { id: "c1", name: "home", source: "in-cluster", address: "{}" } });
  store = await createInventoryStore(db);
});

const zone = (name: string) => ({ name, kind: "prod", colour: 1, trust: 50, protected: false }) as const;
const address = (ip: string, over = {}) => ({
  id: null,
  interfaceName: "eth0",
  ip,
  mac: null,
  defaultRoute: false,
  pinned: false,
  ...over,
});

/** Prod on VLAN 10, Dev beside it, a policy, and a host with its engine, plugged into a switch without an address. */
async function fill() {
  const prod = (await store.change(putZone(null, zone("Prod")))).createdId ?? "";
  const dev = (await store.change(putZone(null, zone("Dev")))).createdId ?? "";
  const vlan = (await store.change(putVlan(null, { vid: 10, name: "prod", zoneId: prod }))).createdId ?? "";
  const range = { cidr: "10.0.10.0/24", vlanId: vlan, zoneId: null, gateway: "10.0.10.1" };
  const subnet = (await store.change(putSubnet(null, range))).createdId ?? "";
  const ports = { srcZoneId: dev, dstZoneId: prod, default: "deny" as const, ports: ["443", "53/udp"], note: "web" };
  await store.change(putPolicy(ports));
  const addresses = [
    address("10.0.10.5", { defaultRoute: true, mac: "52:54:00:00:00:01", pinned: true }),
    address("10.0.10.4"),
    address("fd00::5", { interfaceName: "eth1" }),
  ];
  const host = (await store.change(putHost(null, { name: "nas", kind: "server", addresses }))).createdId ?? "";
  await store.change(putEngineHost("e1", host));
  await store.change(putNodeHost("c1", "node-1", host));
  const sw = (await store.change(putHost(null, { name: "sw", kind: "switch", addresses: [] }))).createdId ?? "";
  const cable = {
    kind: "cable" as const,
    a: { hostId: host, interfaceName: "eth0" },
    b: { hostId: sw, interfaceName: "port 3" },
  };
  const link = (await store.change(putLink(null, cable))).createdId ?? "";
  return { prod, dev, vlan, subnet, host, sw, link };
}
const content = ({ revision: _, ...rest }: Inventory) => rest;

test("what was saved is what a later start reads", async () => {
  await fill();
  const reopened = await createInventoryStore(db);
  expect(content(reopened.inventory())).toEqual(content(store.inventory()));
  expect(store.inventory().policies).toMatchObject([{ default: "deny", ports: ["443", "53/udp"], note: "web" }]);
  expect(store.inventory().hosts[0]?.addresses.map(({ ip, mac, defaultRoute }) => [ip, mac, defaultRoute])).toEqual([
    ["10.0.10.4", "52:54:00:00:00:01", true],
    ["10.0.10.5", "52:54:00:00:00:01", true],
    ["fd00::5", null, false],
  ]);
  expect(store.inventory().engines[0]?.hostId).toBe(store.inventory().hosts[0]?.id);
  const nodes = [{ nodeName: "node-1", hostId: store.inventory().hosts[0]?.id }];
  expect(store.inventory().clusters).toEqual([{ id: "c1", name: "home", nodes }]);
});

test("each removal can be taken back, with everything that hung on it", async () => {
  const ids = await fill();
  const before = content(store.inventory());
  for (const edit of [
    removeZone(ids.prod),
    removeVlan(ids.vlan),
    removeSubnet(ids.subnet),
    removeHost(ids.host),
    removeHost(ids.sw),
    removeLink(ids.link),
  ]) {
    const { undo } = await store.change(edit);
    expect(content(store.inventory())).not.toEqual(before);
    await store.undo(undo ?? "");
    expect(content(store.inventory())).toEqual(before);
    expect(content(await readInventory(db, 1))).toEqual(before);
  }
});

test("a change is taken back once, and not when somebody has changed it since", async () => {
  const { dev } = await fill();
  const { undo } = await store.change(putZone(dev, zone("Lab")));
  await store.change(putZone(dev, zone("Testing")));
  await expect(store.undo(undo ?? "")).rejects.toMatchObject({ kind: "conflict" });
  const second = await store.change(putZone(dev, zone("Dev")));
  await store.undo(second.undo ?? "");
  await expect(store.undo(second.undo ?? "")).rejects.toMatchObject({ kind: "not-found" });
});

test("what was removed does not come back into the place of something new", async () => {
  const { subnet } = await fill();
  const { undo } = await store.change(removeSubnet(subnet));
  await store.change(putSubnet(null, { cidr: "10.0.0.0/16", vlanId: null, zoneId: null, gateway: null }));
  await expect(store.undo(undo ?? "")).rejects.toMatchObject({
    kind: "conflict",
    message: expect.stringContaining("10.0.10.0/24 lies inside 10.0.0.0/16"),
  });
});

test("a refused edit says why at its field and changes nothing", async () => {
  await fill();
  const { revision } = store.inventory();
  await expect(store.change(putZone(null, zone("prod")))).rejects.toMatchObject({
    kind: "invalid-input",
    options: { fields: { name: "There is a zone called Prod already." } },
  });
  await expect(store.change(removeZone("none"))).rejects.toMatchObject({ kind: "not-found" });
  expect(store.inventory().revision).toBe(revision);
});

test("two people adding a zone of one name at once: one has it, the other is told", async () => {
  const both = await Promise.allSettled([
    store.change(putZone(null, zone("IoT"))),
    store.change(putZone(null, zone("iot"))),
  ]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
});

test("addresses know their subnet, also when the subnet comes later or goes", async () => {
  const { subnet, vlan } = await fill();
  const row = () => db.prisma.address.findFirst({ where: { ip: "10.0.10.5" } });
  expect((await row())?.subnetId).toBe(subnet);
  await store.change(removeSubnet(subnet));
  expect((await row())?.subnetId).toBeNull();
  const range = { cidr: "10.0.10.0/25", vlanId: vlan, zoneId: null, gateway: null };
  const { createdId } = await store.change(putSubnet(null, range));
  expect((await row())?.subnetId).toBe(createdId);
});

test("a port without an address is there while a link names it, and a link outlives its host's addresses", async () => {
  const { host, link } = await fill();
  const ports = async () => (await db.prisma.interface.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);
  expect(await ports()).toEqual(["eth0", "eth1", "port 3"]);
  await store.change(putHost(host, { name: "nas", kind: "server", addresses: [] }));
  expect(await ports()).toEqual(["eth0", "port 3"]);
  expect(store.inventory().links).toHaveLength(1);
  await store.change(removeLink(link));
  expect(await ports()).toEqual([]);
});

test("the database keeps a pair of ports once, the smaller id first", async () => {
  await fill();
  const [row] = await db.prisma.link.findMany();
  expect(row && row.interfaceAId < row.interfaceBId).toBe(true);
  await expect(
    db.prisma.link.create({
      data: { id: "twin", interfaceAId: row?.interfaceAId ?? "", interfaceBId: row?.interfaceBId ?? "" },
    }),
  ).rejects.toMatchObject({ code: "P2002" });
});

test("listeners hear of a change after it is written, and of engines that came", async () => {
  const heard = vi.fn<(inventory: Inventory) => void>();
  const stop = store.subscribe(heard);
  await store.change(putZone(null, zone("Prod")));
  await store.refresh();
  expect(heard).toHaveBeenCalledTimes(1);
  await db.prisma.engine.create({ data: { id: "e2", name: "lab", transport: "unix", address: "{}" } });
  await store.refresh();
  expect(heard.mock.lastCall?.[0].engines.map(({ id }) => id)).toEqual(["e2", "e1"]);
  stop();
  await store.change(putZone(null, zone("Dev")));
  expect(heard).toHaveBeenCalledTimes(2);
});

test("what a host turns out to be is kept through edits of it, told to listeners, and stands in the way of no undo", async () => {
  const added = await store.change(putHost(null, { name: "nas", kind: "server", addresses: [] }));
  const id = added.createdId ?? "";
  const told = vi.fn();
  store.subscribe(told);
  await store.learn([{ hostId: id, machineId: "m1" }]);
  expect(told).toHaveBeenCalledExactlyOnceWith(store.inventory());
  const renamed = await store.change(putHost(id, { name: "attic", kind: "server", addresses: [] }));
  expect(store.inventory().machineIds).toEqual({ [id]: "m1" });
  await store.learn([{ hostId: id, machineId: "m2" }]);
  for (const each of [renamed, added]) await store.undo(each.undo ?? "");
  expect(store.inventory().hosts).toEqual([]);
  expect(store.inventory().machineIds).toBeUndefined();
});
