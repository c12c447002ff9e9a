import { afterEach, beforeEach, expect, test } from "vitest";
import type { Position } from "@/lib/domain/topology/position";
import type { Database } from "@/lib/server/db/client";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { PositionStore } from "./position-store";

let db: Database;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ db, remove } = await openTestDatabase());
  for (const id of ["ann", "bob"])
    await db.prisma.user.create({ data: { id, name: id, email: `${id}@x`, emailVerified: false, role: "viewer" } });
});
afterEach(() => remove());

const at = (nodeId: string, x: number, over: Partial<Position> = {}): Position => ({
  preset: "zones",
  nodeId,
  x,
  y: 2,
  ...over,
});
const again = async (store: PositionStore) => {
  await store.flush();
  return PositionStore.load(db);
};

test("where a person dragged a box to is theirs alone, and there after a restart", async () => {
  const store = await PositionStore.load(db);
  store.move("ann", [at("host:nas", 4.5), at("host:nas", 9, { preset: "machines" })]);
  const later = await again(store);
  expect(later.of("ann")).toEqual([at("host:nas", 4.5), at("host:nas", 9, { preset: "machines" })]);
  expect(later.of("bob")).toEqual([]);
});

test("of two tabs that drag the same box the last decides", async () => {
  const store = await PositionStore.load(db);
  store.move("ann", [at("host:nas", 1)]);
  store.move("ann", [at("host:nas", 2)]);
  expect((await again(store)).of("ann")).toEqual([at("host:nas", 2)]);
});

test("put back is one box, or all of one preset and none of another", async () => {
  const store = await PositionStore.load(db);
  store.move("ann", [at("host:nas", 1), at("host:pi", 2), at("host:pi", 3, { preset: "machines" })]);
  store.putBack("ann", "zones", ["host:nas"]);
  expect(store.of("ann")).toEqual([at("host:pi", 2), at("host:pi", 3, { preset: "machines" })]);
  store.putBack("ann", "zones", null);
  expect((await again(store)).of("ann")).toEqual([at("host:pi", 3, { preset: "machines" })]);
});

test("rows that no hand can have made, or of what is gone for good, are forgotten", async () => {
  const rows = [
    { userId: "ann", preset: "zones", nodeId: "host:far", x: 1e9, y: 0 },
    { userId: "ann", preset: "moon", nodeId: "host:nas", x: 1, y: 0 },
    { userId: "ann", preset: "zones", nodeId: "host:gone", x: 1, y: 0 },
    { userId: "ann", preset: "zones", nodeId: "host:nas", x: 1, y: 0 },
  ];
  await db.prisma.mapPosition.createMany({ data: rows });
  const store = await PositionStore.load(db);
  store.prune((_preset, nodeId) => nodeId !== "host:gone");
  await store.flush();
  expect(store.of("ann").map(({ nodeId }) => nodeId)).toEqual(["host:nas"]);
  expect((await db.prisma.mapPosition.findMany()).map(({ nodeId }) => nodeId)).toEqual(["host:nas"]);
});

test("a renamed container takes its place along, and nothing is written for somebody who was removed", async () => {
  const store = await PositionStore.load(db);
  store.move("ann", [at("container:e1/a", 1)]);
  store.move("bob", [at("container:e1/a", 5)]);
  store.rename("container:e1/a", "container:e1/b");
  await db.prisma.user.delete({ where: { id: "bob" } });
  const later = await again(store);
  expect(later.of("ann")).toEqual([at("container:e1/b", 1)]);
  expect(later.of("bob")).toEqual([]);
});

test("more than anybody drags is refused in a sentence", async () => {
  const store = await PositionStore.load(db);
  const many = Array.from({ length: 1001 }, (_, i) => at(`container:e1/c${i}`, i));
  expect(() => store.move("ann", many)).toThrow(/Put some back first/);
  expect(store.of("ann")).toEqual([]);
});
