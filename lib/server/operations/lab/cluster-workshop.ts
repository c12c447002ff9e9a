import "server-only";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect } from "vitest";
import type { Operation } from "@/lib/domain/operation";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { type Database, openDatabase } from "@/lib/server/db/client";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { labCluster } from "@/lib/server/kubernetes/watch-cluster";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import { createOperations, type Operations } from "../create-operations";

const run = promisify(execFile);
const actor = { id: "u1", name: "ann" };

/** For tests on a real cluster: a data folder and an executor over it, new for each test of a `describe`. */
export interface ClusterWorkshop {
  /** Another executor on the same data folder, in place of the one before. */
  reopen(how?: { readonly source?: ClusterSource; readonly stallMs?: number }): Promise<void>;
  /** @returns The operation's id. */
  begin(nodeId: string, change: WorkloadChange): Promise<string>;
  /** How it ended. */
  ended(id: string): Promise<Operation | null>;
  /** Begins it and waits for the end. */
  perform(nodeId: string, change: WorkloadChange): Promise<Operation | null>;
  /** The same, of what must succeed. */
  succeeds(nodeId: string, change: WorkloadChange): Promise<void>;
  /** The same, of what must fail; gives the sentence that it failed with. */
  failure(nodeId: string, change: WorkloadChange): Promise<string>;
  /** Begins it in a process that is killed at `failAt`, and gives how the executor that takes over ends it. */
  killedAt(failAt: string, nodeId: string, change: WorkloadChange): Promise<Operation | null>;
}

/** @param source - What executors watch unless told otherwise; asked for at the beginning of each test. */
export function freshClusterWorkshop(source: () => ClusterSource): ClusterWorkshop {
  let dataDir: string;
  let keyFile: string;
  let db: Database;
  let operations: Operations;
  let clicks = 0;

  async function open(cluster = source(), stallMs?: number): Promise<void> {
    db = await openDatabase(dataDir, path.resolve("prisma/migrations"));
    const secrets = await createSecrets({ db, keyFile });
    const sources = { engine: () => null, cluster: () => cluster };
    operations = await createOperations({ db, secrets, sources, panelId: null, ...(stallMs && { stallMs }) });
  }
  async function close(): Promise<void> {
    await operations.close();
    await db.close();
  }
  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), "bulkhead-act-"));
    writeFileSync(path.join(dataDir, ".bulkhead-test"), "");
    keyFile = path.join(mkdtempSync(path.join(tmpdir(), "bulkhead-key-")), "key");
    await open();
  });
  afterEach(async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(path.dirname(keyFile), { recursive: true, force: true });
  });

  const workshop: ClusterWorkshop = {
    async reopen(how) {
      await close();
      await open(how?.source, how?.stallMs);
    },
    begin: async (nodeId, change) =>
      (await operations.startChange({ nodeId, change, actor, idempotencyKey: `click-${clicks++}` })).operationId,
    async ended(id) {
      await operations.ended(id);
      return operations.find(id);
    },
    perform: async (nodeId, change) => workshop.ended(await workshop.begin(nodeId, change)),
    async succeeds(nodeId, change) {
      const operation = await workshop.perform(nodeId, change);
      expect(operation, JSON.stringify(operation)).toMatchObject({ state: "succeeded" });
    },
    async failure(nodeId, change) {
      const operation = await workshop.perform(nodeId, change);
      expect(operation, JSON.stringify(operation)).toMatchObject({ state: "failed" });
      return String(operation?.reason?.data.message);
    },
    async killedAt(failAt, nodeId, change) {
      await close();
      const input = { dataDir, keyFile, kubeconfig: labCluster?.kubeconfig, nodeId, change };
      const flags = ["--experimental-transform-types", "--no-warnings", "--conditions=react-server"];
      const loader = ["--import", path.resolve("scripts/typescript.mjs")];
      const script = path.resolve("lib/server/operations/lab/workload-child.mjs");
      const env = { ...process.env, BULKHEAD_FAIL_AT: failAt };
      const end = await run(process.execPath, [...flags, ...loader, script, JSON.stringify(input)], { env }).catch(
        (error) => error,
      );
      expect(end.signal, end.stderr).toBe("SIGKILL");
      await open();
      await operations.recover();
      const [operation] = await operations.history({ limit: 1 });
      return workshop.ended(operation?.id ?? "");
    },
  };
  return workshop;
}
