import { afterEach, beforeEach, expect, test } from "vitest";
import { diffInventory } from "@/lib/domain/inventory/change";
import type { Cluster, Inventory } from "@/lib/domain/inventory/model";
import { readInventory, writeInventory, writeMachineIds } from "./inventory";
import { openTestDatabase } from "./test-database";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
beforeEach(async () => {
  opened = await openTestDatabase();
  const { prisma } = opened.db;
  await prisma.cluster.create({ data: { id: "c1", name: "home", source: "in-cluster", address: "{}" } });
  const hosts = ["h1", "h2"].map((id) => ({
    ...{ id, name: id, kind: "server", proposed: false, pinnedAddressId: null, addresses: [] },
  })) satisfies Inventory["hosts"];
  const before = await read();
  const after = { ...before, hosts };
  await writeInventory(opened.db, diffInventory(before, after), after);
});
afterEach(() => opened.remove());

const read = () => readInventory(opened.db, 1);
async function bind(before: Inventory, nodes: Cluster["nodes"]) {
  const after = { ...before, clusters: [{ id: "c1", name: "home", nodes }] };
  await writeInventory(opened.db, diffInventory(before, after), after);
}

test("a node that is bound anew, or to nothing any more, is bound so and to nothing else", async () => {
  await bind(await read(), [
    { nodeName: "node-1", hostId: "h1" },
    { nodeName: "node-2", hostId: "h1" },
  ]);
  await bind(await read(), [{ nodeName: "node-1", hostId: "h2" }]);
  expect((await read()).clusters).toMatchObject([{ nodes: [{ nodeName: "node-1", hostId: "h2" }] }]);
});

test("a binding of a cluster that has been removed meanwhile is not written, and fails nothing", async () => {
  const before = await read();
  await opened.db.prisma.cluster.delete({ where: { id: "c1" } });
  await bind(before, [{ nodeName: "node-1", hostId: "h1" }]);
  expect((await read()).clusters).toEqual([]);
});

test("a machine id that moves is its new host's alone, also where two change places; a host that is gone has none", async () => {
  await writeMachineIds(opened.db, [
    { hostId: "h1", machineId: "m1" },
    { hostId: "gone", machineId: "m3" },
  ]);
  expect((await read()).machineIds).toEqual({ h1: "m1" });
  await writeMachineIds(opened.db, [{ hostId: "h2", machineId: "m1" }]);
  expect((await read()).machineIds).toEqual({ h2: "m1" });
  await writeMachineIds(opened.db, [{ hostId: "h1", machineId: "m2" }]);
  await writeMachineIds(opened.db, [
    { hostId: "h1", machineId: "m1" },
    { hostId: "h2", machineId: "m2" },
  ]);
  expect((await read()).machineIds).toEqual({ h1: "m1", h2: "m2" });
});
