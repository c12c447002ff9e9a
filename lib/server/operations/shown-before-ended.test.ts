import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyInventory } from "@/lib/domain/inventory/model";
import type { ContainerOperationKind } from "@/lib/domain/operation";
import type { Database } from "@/lib/server/db/client";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createEngineSource } from "@/lib/server/docker/create-engine-source";
import { closeEngines, engineThat, says } from "@/lib/server/docker/engine-that";
import { createLive, type Live } from "@/lib/server/live/create-live";
import { createOperations, type Operations } from "./create-operations";

const nodeId = "container:e1/a";
const actor = { id: "u1", name: "ann" };

let db: Database;
let remove: () => Promise<void>;
let live: Live;
let operations: Operations;
beforeEach(async () => {
  ({ db, remove } = await openTestDatabase());
});
afterEach(async () => {
  await operations.close();
  await live.close();
  await remove();
  closeEngines();
});

/** A panel with an engine that does what it is told, and tells of nothing by itself. */
async function panel() {
  const engine = { state: "running", isGone: false, isStuck: false, inspects: 0, isDeaf: () => false };
  const { config } = await engineThat({
    "/info": says('{"ID":"x","Name":"odd","ServerVersion":"25.0"}'),
    "/networks": says("[]"),
    "/events": (_request, response) => response.writeHead(200).flushHeaders(),
    "/containers/json": says('[{"Id":"a","Names":["/a"],"State":"running"}]'),
    "/containers/a/stop": (_request, response) => {
      engine.state = "exited";
      if (!engine.isStuck) response.writeHead(204).end();
    },
    "/containers/a/json": (_request, response) => {
      engine.inspects++;
      if (engine.isDeaf()) return;
      if (engine.isGone) response.writeHead(404).end('{"message":"No such container: a"}');
      else response.end(JSON.stringify({ Id: "a", Name: "/a", State: { Status: engine.state } }));
    },
    "/containers/a?": (_request, response) => {
      engine.isGone = true;
      response.writeHead(204).end();
    },
  });
  const createSource = { engine: createEngineSource, cluster: noCluster };
  live = await createLive({ db, bootId: "b", build: "test", inventory: emptyInventory, createSource });
  const secrets = { seal: (_purpose: string, text: string) => text, open: (_purpose: string, text: string) => text };
  const open = async () => {
    operations = await createOperations({ db, secrets, sources: live.sources, panelId: null });
    operations.subscribe(live.publishOperation);
  };
  await open();
  live.sources.addEngine(config);
  await expect.poll(() => live.view.view().nodes.has(nodeId)).toBe(true);

  const shown: string[] = [];
  live.view.subscribe(({ state }) => {
    const node = state.view.nodes.get(nodeId);
    const now = node?.kind === "container" ? `${node.state}${node.operationId ? ", busy" : ""}` : "gone";
    if (shown.at(-1) !== now) shown.push(now);
  });
  const perform = async (kind: ContainerOperationKind) => {
    const { operationId } = await operations.start({ kind, nodeId, actor, idempotencyKey: kind });
    await operations.ended(operationId);
    return operations.find(operationId);
  };
  return { engine, shown, perform, open };
}

const isFree = (seen: readonly string[]) => seen.filter((each) => !each.endsWith("busy"));

test("who is stopped is never shown running and free again, also when no event has told of it", async () => {
  const { shown, perform } = await panel();
  expect(await perform("stop")).toMatchObject({ state: "succeeded" });
  await expect.poll(() => isFree(shown).length).toBeGreaterThan(0);
  expect(isFree(shown)).toEqual(["exited"]);
});

test("who is removed is never shown there and free again", async () => {
  const { shown, perform } = await panel();
  expect(await perform("remove")).toMatchObject({ state: "succeeded" });
  await expect.poll(() => isFree(shown).length).toBeGreaterThan(0);
  expect(isFree(shown)).toEqual(["gone"]);
});

test("also not where the panel was stopped in it", async () => {
  const { engine, shown, open } = await panel();
  engine.isStuck = true;
  const { operationId } = await operations.start({ kind: "stop", nodeId, actor, idempotencyKey: "stop" });
  await expect.poll(() => engine.state).toBe("exited");
  await operations.close(1);
  await open();
  await operations.recover();
  await operations.ended(operationId);
  expect(await operations.find(operationId)).toMatchObject({ state: "succeeded" });
  await expect.poll(() => isFree(shown).length).toBeGreaterThan(0);
  expect(isFree(shown)).toEqual(["exited"]);
});

test("an engine that has fallen silent does not hold an operation that is done", async () => {
  const { engine, perform } = await panel();
  const before = engine.inspects;
  // The plan's look and the confirming one are answered, the view's is not.
  engine.isDeaf = () => engine.inspects - before > 2;
  const startedAt = performance.now();
  expect(await perform("stop")).toMatchObject({ state: "succeeded" });
  expect(performance.now() - startedAt).toBeGreaterThan(2_000);
  expect(performance.now() - startedAt).toBeLessThan(4_500);
});

function noCluster(): never {
  throw new Error("This lab has no cluster.");
}
