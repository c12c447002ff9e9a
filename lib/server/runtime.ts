import "server-only";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { announceClaimCode } from "./announce";
import { type ClaimCode, createClaimCode } from "./auth/claim-code";
import { type Auth, createAuth } from "./auth/create-auth";
import { type ClusterBook, createClusterBook } from "./clusters/create-cluster-book";
import { findClusters, findKubeconfigs } from "./clusters/find-clusters";
import { type Database, openDatabase } from "./db/client";
import { hasAdmin } from "./db/users";
import { createEngineSource } from "./docker/create-engine-source";
import { createEngineBook, type EngineBook } from "./engines/create-engine-book";
import { findEngines } from "./engines/find-engines";
import { env } from "./env";
import { createClusterSource } from "./kubernetes/create-cluster-source";
import { createLive, type Live } from "./live/create-live";
import { createInventoryStore, type InventoryStore } from "./live/inventory-store";
import { createMachineIdKeeper } from "./live/machine-id-keeper";
import { createOperations, type Operations } from "./operations/create-operations";
import { createRegistries, type Registries } from "./registry/create-registries";
import { createSecrets, type Secrets } from "./secrets/create-secrets";

/**
 * Everything that lives as long as the process. It hangs on `globalThis` because Next compiles instrumentation and
 * routes as separate module graphs that share nothing else.
 */
export interface Runtime {
  /** Another one after each start: a browser that resumes with a foreign one gets a snapshot. */
  readonly bootId: string;
  /** Which build runs: a page made by another one is offered a reload. */
  readonly build: string;
  readonly db: Database;
  readonly secrets: Secrets;
  readonly auth: Auth;
  readonly inventory: InventoryStore;
  readonly engines: EngineBook;
  readonly clusters: ClusterBook;
  /** `null` when the panel had an owner at the start. */
  readonly claim: ClaimCode | null;
  readonly sources: Live["sources"];
  readonly view: Live["view"];
  readonly streams: Live["streams"];
  readonly transitions: Live["transitions"];
  readonly positions: Live["positions"];
  readonly operations: Operations;
  readonly registries: Registries;
  close(): Promise<void>;
}

const key = Symbol.for("bulkhead");
const shared = globalThis as { [key]?: { starting: Promise<Runtime>; runtime: Runtime | null } };

/** Throws before `startRuntime` has finished. */
export function getRuntime(): Runtime {
  const runtime = shared[key]?.runtime;
  if (!runtime) throw new Error("The panel is still starting.");
  return runtime;
}

/** Starts everything once; a second call gets the same. Waits for no source. */
export function startRuntime(): Promise<Runtime> {
  if (!shared[key]) {
    const started = { starting: start(), runtime: null as Runtime | null };
    shared[key] = started;
    started.starting = started.starting.then((runtime) => {
      started.runtime = runtime;
      return runtime;
    });
  }
  return shared[key].starting;
}

async function start(): Promise<Runtime> {
  const { dataDir, keyFile, migrationsDir, failAt, isTestData, isDemoData } = env();
  const db = await openDatabase(dataDir, migrationsDir);
  const secrets = await createSecrets({ db, keyFile });
  const bootId = randomUUID();
  const build = readBuild();
  const inventory = await createInventoryStore(db);
  const live = await createLive({
    db,
    bootId,
    build,
    inventory: inventory.inventory(),
    createSource: { engine: createEngineSource, cluster: createClusterSource },
  });
  inventory.subscribe((changed) => live.view.setInventory(changed));
  const keepMachineIds = createMachineIdKeeper(inventory);
  live.view.subscribe(({ state }) => void keepMachineIds(state));
  const { sources, view, streams, transitions, positions } = live;
  const engines = createEngineBook({ db, secrets, sources, inventory });
  const isMarked = isTestData || isDemoData;
  const found = findEngines(process.env, { isMarked });
  for (const objection of found.objections) console.warn(objection);
  await engines.start(found.engines);
  const kubeconfigs = () => findKubeconfigs(process.env, { isMarked });
  const clusters = createClusterBook({ db, secrets, sources, inventory, kubeconfigs });
  await clusters.start(findClusters(process.env, { isMarked }));
  const registries = createRegistries();
  const operations = await createOperations({ db, secrets, sources, failAt, registries });
  operations.subscribe(live.publishOperation);
  for (const unseen of operations.current()) live.publishOperation(unseen);
  await operations.recover();
  return {
    bootId,
    build,
    db,
    secrets,
    auth: createAuth({ db, secrets }),
    inventory,
    engines,
    clusters,
    // A demo has its admin before anybody could claim it.
    claim: isDemoData || (await hasAdmin(db)) ? null : createClaimCode(announceClaimCode),
    sources,
    view,
    streams,
    transitions,
    positions,
    operations,
    registries,
    async close() {
      await operations.close();
      await live.close();
      await db.close();
    },
  };
}

function readBuild(): string {
  try {
    return readFileSync(path.resolve(".next/BUILD_ID"), "utf8").trim();
  } catch {
    return "dev";
  }
}
