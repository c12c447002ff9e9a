import "server-only";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { docker, inspect } from "@/e2e/lab/docker-cli.mjs";
import { type AppVersion, releaseApp } from "@/e2e/lab/images.mjs";
import type { Lab, LabEngine } from "@/e2e/lab/state.mjs";
import type { ContainerOperationKind } from "@/lib/domain/operation";
import { openDatabase } from "@/lib/server/db/client";
import { createEngineLink } from "@/lib/server/docker/create-engine-client";
import type { EngineClient } from "@/lib/server/docker/types";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import { createOperations, type OperationSource, type Operations, type StartOperation } from "../create-operations";
import type { RedeployOptions } from "../redeploy/plan";

/** For tests on a real engine: containers of one test, a data folder, and an executor over both. */
export interface Workshop {
  readonly engine: LabEngine;
  readonly prefix: string;
  readonly client: EngineClient;
  /** An image reference of its own, meaning `here` on the engine and `there` in the registry; null: nothing there. */
  publish(here: AppVersion, there: AppVersion | null): Promise<string>;
  /** `docker run -d`; gives the container's name. */
  run(image: string, flags?: readonly string[], command?: readonly string[]): Promise<string>;
  /** Another executor on the same data folder, as after a restart of the panel. */
  operations(over?: Partial<OperationSource>): Promise<Operations>;
  /** An executor in a process of its own, killed at `failAt`. */
  killAt(failAt: string, name: string, kind?: ContainerOperationKind, options?: RedeployOptions): Promise<void>;
  nodeId(name: string): string;
  /** Starts and waits for the end. */
  perform(operations: Operations, request: Partial<StartOperation> & { name: string }): Promise<string>;
  /** Everything of this test on the engine: name → inspect. */
  // biome-ignore lint/suspicious/noExplicitAny: what the engine says, unshaped.
  left(): Promise<Record<string, any>>;
  clean(): Promise<void>;
}

const run = promisify(execFile);
const engineId = "lab-engine";
const actor = { id: "u1", name: "ann" };
let count = 0;

export function openWorkshop(lab: Lab, engine: LabEngine): Workshop {
  count += 1;
  const prefix = `redeploy-${process.pid}-${count}`;
  const dataDir = mkdtempSync(path.join(tmpdir(), `bulkhead-${prefix}-`));
  writeFileSync(path.join(dataDir, ".bulkhead-test"), "");
  const keyDir = mkdtempSync(path.join(tmpdir(), `bulkhead-key-${prefix}-`));
  const keyFile = path.join(keyDir, "key");
  const closers: (() => Promise<void>)[] = [];
  const tags: string[] = [];
  let begun = 0;
  const { client } = createEngineLink({
    id: engineId,
    name: engine.name,
    hostId: null,
    connection: { transport: "unix", socketPath: engine.socket },
  });
  const nodeId = (name: string) => `container:${engineId}/${name}`;
  const names = async () =>
    (await docker(engine, "ps", "-a", "--format", "{{.Names}}", "--filter", `name=^/?${prefix}-`))
      .split("\n")
      .filter(Boolean);
  const closeAll = async () => {
    for (const close of closers.splice(0)) await close();
  };

  return {
    engine,
    prefix,
    client,
    nodeId,
    async publish(here, there) {
      const tag = `${prefix}-${tags.length}`;
      if (there) await releaseApp(lab.registry, there, tag);
      const ref = `${lab.images.app.repository}:${tag}`;
      await docker(engine, "tag", lab.images.app[here], ref);
      tags.push(ref);
      return ref;
    },
    async run(image, flags = [], command = []) {
      const name = `${prefix}-c${begun++}`;
      await docker(engine, "run", "-d", "--name", name, ...flags, image, ...command);
      return name;
    },
    async operations(over) {
      await closeAll();
      const db = await openDatabase(dataDir, path.resolve("prisma/migrations"));
      const secrets = await createSecrets({ db, keyFile });
      const unwatched = { report: () => null, noteStopAsked: () => undefined, refresh: async () => undefined };
      const source = { client, ...unwatched, ...over };
      const operations = await createOperations({
        db,
        secrets,
        sources: { engine: () => source, cluster: () => null },
        panelId: null,
      });
      closers.push(async () => {
        await operations.close();
        await db.close();
      });
      return operations;
    },
    async killAt(failAt, name, kind = "redeploy", options) {
      await closeAll();
      const input = { dataDir, keyFile, engineId, socket: engine.socket, nodeId: nodeId(name), kind, options };
      const loader = path.resolve("scripts/typescript.mjs");
      const flags = [
        "--experimental-transform-types",
        "--no-warnings",
        "--conditions=react-server",
        "--import",
        loader,
      ];
      const script = path.resolve("lib/server/operations/lab/executor-child.mjs");
      const env = { ...process.env, BULKHEAD_FAIL_AT: failAt };
      const end = await run(process.execPath, [...flags, script, JSON.stringify(input)], { env }).catch(
        (error) => error,
      );
      if (end.signal !== "SIGKILL") {
        throw new Error(`The executor was not killed at ${failAt}: ${end.stderr || "it ended by itself"}`);
      }
    },
    async perform(operations, { name, ...request }) {
      const { operationId } = await operations.start({
        kind: "redeploy",
        nodeId: nodeId(name),
        actor,
        idempotencyKey: `${name}-${Math.random()}`,
        ...request,
      });
      await operations.ended(operationId);
      return operationId;
    },
    async left() {
      const found = await inspect(engine, await names());
      return Object.fromEntries(found.map((raw) => [raw.Name.slice(1), raw]));
    },
    async clean() {
      await closeAll();
      const all = await names();
      if (all.length > 0) await docker(engine, "rm", "-fv", ...all);
      for (const ref of tags) await docker(engine, "rmi", ref).catch(() => undefined);
      rmSync(dataDir, { recursive: true, force: true });
      rmSync(keyDir, { recursive: true, force: true });
    },
  };
}
