import "server-only";
import { randomUUID } from "node:crypto";
import type { Collection, InventoryChange, RowChange } from "@/lib/domain/inventory/change";
import { indexInventory } from "@/lib/domain/inventory/index-inventory";
import type {
  Cluster,
  Engine,
  Host,
  Inventory,
  Link,
  LinkEnd,
  Subnet,
  Vlan,
  Zone,
  ZonePolicy,
} from "@/lib/domain/inventory/model";
import type { LearnedMachineId } from "@/lib/domain/place/learn-machine-ids";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Database } from "./client";
import {
  toHost,
  toHostRows,
  toLink,
  toPolicy,
  toRuleRows,
  toSubnet,
  toSubnetRange,
  toVlan,
  toZone,
} from "./inventory-rows";

type Tx = Prisma.TransactionClient;

/** The hidden default rows of the first migration. */
const siteId = "site-default";
const l2DomainId = "l2-default";

/** Everything that people decided, in the order in which they see it. */
export async function readInventory(db: Database, revision: number): Promise<Inventory> {
  const { prisma } = db;
  const [zones, vlans, subnets, hosts, links, engines, clusters, policies] = await prisma.$transaction([
    prisma.zone.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] }),
    prisma.vlan.findMany({ orderBy: [{ vid: "asc" }, { id: "asc" }] }),
    prisma.subnet.findMany({ orderBy: [{ start: "asc" }, { id: "asc" }] }),
    prisma.host.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      include: { interfaces: { include: { addresses: { orderBy: { id: "asc" } } }, orderBy: { name: "asc" } } },
    }),
    prisma.link.findMany({ include: { interfaceA: true, interfaceB: true }, orderBy: { id: "asc" } }),
    prisma.engine.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true, hostId: true } }),
    prisma.cluster.findMany({
      orderBy: { name: "asc" },
      select: {
        id: true,
        name: true,
        nodes: { select: { nodeName: true, hostId: true }, orderBy: { nodeName: "asc" } },
      },
    }),
    prisma.zonePolicy.findMany({ include: { rules: { orderBy: { position: "asc" } } }, orderBy: { id: "asc" } }),
  ]);
  const machineIds = hosts.flatMap(({ id, machineId }) => (machineId ? [[id, machineId] as const] : []));
  return {
    revision,
    ...(machineIds.length > 0 ? { machineIds: Object.fromEntries(machineIds) } : {}),
    zones: zones.map(toZone),
    vlans: vlans.map(toVlan),
    subnets: subnets.map(toSubnet),
    hosts: hosts.map(toHost),
    links: links.map(toLink),
    engines,
    clusters,
    policies: policies.map(toPolicy),
  };
}

/**
 * Writes a change in one transaction: all of it or nothing. Columns that the inventory doesn't know (status, source)
 * keep what they hold. Addresses find their subnets anew.
 *
 * @param next - The inventory after the change.
 */
export async function writeInventory(db: Database, change: InventoryChange, next: Inventory): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    for (const collection of ["policies", "links", "subnets", "vlans", "zones", "hosts"] as const)
      await remove(tx, collection, goneIds(change, collection));
    for (const row of kept(change, "zones")) await putZone(tx, row);
    for (const row of kept(change, "vlans")) await putVlan(tx, row);
    for (const row of kept(change, "subnets")) await putSubnet(tx, row);
    for (const row of kept(change, "hosts")) await putHost(tx, row);
    for (const row of kept(change, "links")) await putLink(tx, row);
    await sweepInterfaces(tx);
    for (const row of kept(change, "engines")) await putEngine(tx, row);
    for (const row of kept(change, "clusters")) await putCluster(tx, row);
    for (const row of kept(change, "policies")) await putPolicy(tx, row);
    await findSubnets(tx, change, next);
  });
}

/** A machine that moved takes its id along: the host that had it has none any more. A host that is gone learns nothing. */
export async function writeMachineIds(db: Database, learned: readonly LearnedMachineId[]): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const machineIds = learned.map(({ machineId }) => machineId);
    await tx.host.updateMany({ where: { machineId: { in: machineIds } }, data: { machineId: null } });
    for (const { hostId: id, machineId } of learned) await tx.host.updateMany({ where: { id }, data: { machineId } });
  });
}

const goneIds = (change: InventoryChange, collection: Collection): string[] =>
  change.filter((each) => each.collection === collection && each.after === null).map(({ id }) => id);

const kept = <C extends Collection>(change: InventoryChange, collection: C) =>
  (change.filter((each) => each.collection === collection) as RowChange<C>[])
    .map(({ after }) => after)
    .filter((row) => row !== null);

async function remove(tx: Tx, collection: Exclude<Collection, "engines" | "clusters">, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const where = { id: { in: ids } };
  if (collection === "policies") await tx.zonePolicy.deleteMany({ where });
  if (collection === "subnets") await tx.subnet.deleteMany({ where });
  if (collection === "vlans") await tx.vlan.deleteMany({ where });
  if (collection === "zones") await tx.zone.deleteMany({ where });
  if (collection === "links") await tx.link.deleteMany({ where });
  if (collection === "hosts") await tx.host.deleteMany({ where });
}

async function putZone(tx: Tx, { id, ...zone }: Zone): Promise<void> {
  await tx.zone.upsert({ where: { id }, create: { id, siteId, ...zone }, update: zone });
}

async function putVlan(tx: Tx, { id, ...vlan }: Vlan): Promise<void> {
  await tx.vlan.upsert({ where: { id }, create: { id, l2DomainId, ...vlan }, update: vlan });
}

async function putSubnet(tx: Tx, { id, ...subnet }: Subnet): Promise<void> {
  const row = { ...subnet, ...toSubnetRange(subnet.cidr) };
  await tx.subnet.upsert({ where: { id }, create: { id, ...row }, update: row });
}

async function putHost(tx: Tx, host: Host): Promise<void> {
  const { id, name, kind, proposed, pinnedAddressId } = host;
  const row = { name, kind, proposed, pinnedAddressId };
  await tx.host.upsert({ where: { id }, create: { id, siteId, ...row }, update: row });
  const { interfaces, addresses } = toHostRows(host);
  await tx.address.deleteMany({
    where: { interface: { hostId: id }, id: { notIn: addresses.map((address) => address.id) } },
  });
  const ids = new Map<string, string>();
  for (const { name: interfaceName, ...rest } of interfaces) {
    const found = await tx.interface.upsert({
      where: { hostId_name: { hostId: id, name: interfaceName } },
      create: { id: randomUUID(), hostId: id, name: interfaceName, ...rest },
      update: rest,
    });
    ids.set(interfaceName, found.id);
  }
  for (const { id: addressId, interfaceName, ip } of addresses) {
    const data = { ip, interfaceId: ids.get(interfaceName) ?? null };
    await tx.address.upsert({ where: { id: addressId }, create: { id: addressId, ...data }, update: data });
  }
}

/** A port that nobody has named yet is made; the pair is kept with the smaller id first. */
async function putLink(tx: Tx, { id, kind, a, b }: Link): Promise<void> {
  const port = async ({ hostId, interfaceName: name }: LinkEnd) => {
    const where = { hostId_name: { hostId, name } };
    return (await tx.interface.upsert({ where, create: { id: randomUUID(), hostId, name }, update: {} })).id;
  };
  const [interfaceAId = "", interfaceBId = ""] = [await port(a), await port(b)].sort();
  const row = { kind, interfaceAId, interfaceBId };
  await tx.link.upsert({ where: { id }, create: { id, ...row }, update: row });
}

/** An interface is there as long as an address or a link names it. */
async function sweepInterfaces(tx: Tx): Promise<void> {
  const none = { none: {} };
  await tx.interface.deleteMany({ where: { addresses: none, linksA: none, linksB: none } });
}

/** Engines are made and removed elsewhere; the inventory only says where they run. */
async function putEngine(tx: Tx, { id, hostId }: Engine): Promise<void> {
  await tx.engine.updateMany({ where: { id }, data: { hostId } });
}

/** As engines; a binding of a cluster that has been removed meanwhile would belong to nothing. */
async function putCluster(tx: Tx, { id, nodes }: Cluster): Promise<void> {
  await tx.clusterNode.deleteMany({ where: { clusterId: id } });
  if ((await tx.cluster.count({ where: { id } })) === 0) return;
  await tx.clusterNode.createMany({ data: nodes.map((node) => ({ clusterId: id, ...node })) });
}

async function putPolicy(tx: Tx, { id, ports, ...policy }: ZonePolicy): Promise<void> {
  await tx.zonePolicy.upsert({ where: { id }, create: { id, ...policy }, update: policy });
  await tx.policyRule.deleteMany({ where: { policyId: id } });
  await tx.policyRule.createMany({
    data: toRuleRows(ports).map((rule, position) => ({ id: randomUUID(), policyId: id, position, ...rule })),
  });
}

/** The longest prefix that holds each address, where subnets or addresses have changed. */
async function findSubnets(tx: Tx, change: InventoryChange, next: Inventory): Promise<void> {
  const hosts = change.some(({ collection }) => collection === "subnets") ? next.hosts : kept(change, "hosts");
  const index = indexInventory(next);
  for (const { id, ip } of hosts.flatMap((host) => host.addresses))
    await tx.address.updateMany({ where: { id }, data: { subnetId: index.locate(ip)?.subnet.id ?? null } });
}
