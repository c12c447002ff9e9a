import { afterEach, beforeEach, expect, test } from "vitest";
import { type ClusterReport, clusterKinds } from "@/lib/domain/cluster-report";
import type { ContainerReport } from "@/lib/domain/engine-report";
import { emptyInventory } from "@/lib/domain/inventory/model";
import { engineReport, live as liveSource, container as sample } from "@/lib/domain/publish/samples";
import type { SourceStatus } from "@/lib/domain/source";
import { panelNodeId } from "@/lib/domain/transition";
import { type Database, openDatabase } from "@/lib/server/db/client";
import { readSlots } from "@/lib/server/db/slots";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { listTransitions } from "@/lib/server/db/transitions";
import type { EngineSink, EngineSource } from "@/lib/server/docker/types";
import type { ClusterSink, ClusterSource } from "@/lib/server/kubernetes/types";
import { createLive, type Live } from "./create-live";

const node = (name: string) => `container:e1/${name}`;

const container = (name: string, over: Partial<ContainerReport> = {}) =>
  sample(name, { restartPolicy: { name: "no", maxRetries: 0 }, ...over });
const report = (containers: readonly ContainerReport[]) => engineReport("e1", containers);
const liveStatus = liveSource("e1", { name: "nas", since: 1000 });

const config = { id: "e1", name: "nas", hostId: null, connection: { transport: "unix", socketPath: "/none" } } as const;

const each = <T>(make: () => T) => Object.fromEntries(clusterKinds.map((kind) => [kind, make()]));
const emptyCluster = (clusterId: string): ClusterReport => ({
  ...{ clusterId, at: 1000, cluster: { ownId: "", version: "v1.34.4", address: "10.0.20.10" } },
  kinds: each(() => ({ state: "live", since: 1000, reason: null })) as ClusterReport["kinds"],
  objects: each(() => new Map()) as unknown as ClusterReport["objects"],
});

let db: Database;
let dataDir: string;
let remove: () => Promise<void>;
let live: Live | null = null;
let sink: EngineSink;
let clusterSink: ClusterSink;

beforeEach(async () => {
  ({ db, dataDir, remove } = await openTestDatabase());
});
afterEach(async () => {
  await live?.close();
  live = null;
  await remove();
});

/** Starts the panel's live part; its one engine says what the test tells it to. */
async function start(): Promise<Live> {
  live = await createLive({
    db,
    bootId: crypto.randomUUID(),
    build: "test",
    inventory: emptyInventory,
    createSource: {
      engine: (_config, given) => {
        sink = given;
        return { dispose: async () => undefined } as unknown as EngineSource;
      },
      cluster: (_config, given) => {
        clusterSink = given;
        return { dispose: async () => undefined } as unknown as ClusterSource;
      },
    },
  });
  live.sources.addEngine(config);
  return live;
}

async function stop(): Promise<void> {
  await live?.close();
  live = null;
}

/** Says it as an engine does on connecting: live, then everything it has; until that is what is shown. */
async function say(containers: readonly ContainerReport[]): Promise<void> {
  const before = live?.view.view();
  sink.status(liveStatus);
  sink.report(
    report(containers),
    containers.map((each) => each.id),
    null,
  );
  await expect.poll(() => live?.view.view()).not.toBe(before);
}

const changes = async (...nodeIds: string[]) =>
  (await listTransitions(db, nodeIds, 0)).map(({ nodeId, change, tier }) => `${nodeId} ${change} ${tier}`);

test("a stop right after a change loses none of it", async () => {
  await start();
  await say([container("web")]);
  await say([container("web", { state: "exited", exitCode: 3, finishedAt: Date.now() })]);
  await stop();
  expect(await changes(node("web"))).toEqual([`${node("web")} appeared ok`, `${node("web")} health failed`]);
});

test("a restart that finds the lab as it was adds only the panel's own absence", async () => {
  await start();
  await say([container("web"), container("db")]);
  await stop();
  await start();
  await say([container("web"), container("db")]);
  await stop();
  expect(await changes(node("web"), node("db"))).toHaveLength(2);
  expect(await changes(panelNodeId)).toEqual(["panel appeared null", "panel gone null", "panel appeared null"]);
});

test("who went while the panel was away is written down as gone", async () => {
  await start();
  await say([container("web"), container("db")]);
  await stop();
  await start();
  await say([container("web")]);
  await stop();
  expect(await changes(node("db"))).toEqual([`${node("db")} appeared ok`, `${node("db")} gone null`]);
});

test("everything stands where it stood before the restart, whatever order it comes back in", async () => {
  await start();
  await say([container("b")]);
  await say([container("b"), container("a")]);
  const before = live?.view.view().nodes.get(node("a"))?.slot;
  await stop();
  expect(Object.keys(await readSlots(db, "zones"))).toContain(node("a"));
  await start();
  await say([container("a"), container("b")]);
  expect(live?.view.view().nodes.get(node("a"))?.slot).toEqual(before);
});

test("arranged again, gaps are closed for everybody; taken back, everything stands where it stood", async () => {
  const cards = ["a", "b", "c", "d", "e"].map((name) => container(name));
  const order = (name: string) => live?.view.view().nodes.get(node(name))?.slot.order;
  const published = () => new Promise<void>((resolve) => live?.view.subscribe(() => resolve()));
  await start();
  await say(cards);
  await say(cards.slice(2));
  expect(order("c")).toBe(2);
  const arranged = published();
  const undo = live?.view.arrange("zones") ?? "";
  await arranged;
  expect(order("c")).toBe(0);
  const back = published();
  expect(live?.view.takeBack("somebody else's")).toBe(false);
  expect(live?.view.takeBack(undo)).toBe(true);
  await back;
  expect(order("c")).toBe(2);
  expect(live?.view.takeBack(undo)).toBe(false);
});

test("a container stopped on purpose is still meant to be stopped after a restart of the panel", async () => {
  const now = Date.now();
  const stopped = { state: "exited", exitCode: 137, finishedAt: now } as const;
  await start();
  await say([container("web", { stopAskedAt: now - 50 })]);
  await say([container("web", { ...stopped, stopAskedAt: now - 50 })]);
  const before = live?.view.view().nodes.get(node("web"))?.health;
  await stop();
  await start();
  await say([container("web", stopped)]);
  expect(before?.tier).toBe("neutral");
  expect(live?.view.view().nodes.get(node("web"))?.health).toEqual(before);
});

test("a renamed container takes its past along", async () => {
  await start();
  await say([container("web")]);
  await say([container("web", { name: "shop" })]);
  await stop();
  expect(await changes(node("web"))).toEqual([]);
  expect(await changes(node("shop"))).toEqual([`${node("shop")} appeared ok`]);
});

test("a removed engine takes its part of the map along, and one that speaks after that is not heard", async () => {
  await start();
  await say([container("web")]);
  await live?.sources.remove("e1");
  sink.status(liveStatus);
  sink.report(report([container("late")]), [], null);
  await new Promise((resolve) => setTimeout(resolve, 120));
  const view = live?.view.view();
  expect([...(view?.nodes.values() ?? [])].filter((each) => each.kind === "container")).toEqual([]);
  expect(view?.sources.size).toBe(0);
});

test("a cluster stands among the sources, and leaves with its report", async () => {
  const status: SourceStatus = { ...liveSource("c1", { name: "home", since: 1000 }), kind: "cluster" };
  await start();
  live?.sources.addCluster({ id: "c1", name: "home", connection: { source: "in-cluster" } });
  clusterSink.status(status);
  clusterSink.report(emptyCluster("c1"), { Pod: [] }, null);
  await expect.poll(() => live?.view.view().sources.get("c1")).toEqual(status);
  await live?.sources.remove("c1");
  await expect.poll(() => live?.view.view().sources.has("c1")).toBe(false);
});

test("a database that is opened again still has it all", async () => {
  await start();
  await say([container("web")]);
  await stop();
  await db.close();
  db = await openDatabase(dataDir, "prisma/migrations");
  expect(await changes(node("web"))).toEqual([`${node("web")} appeared ok`]);
});
