// An executor of workload changes in a process of its own, so that a fail point can kill it. argv[2]: {dataDir, keyFile,
// kubeconfig, nodeId, change}. Runs with the loader of scripts/typescript.mjs.
import { readFileSync } from "node:fs";

const { openDatabase } = await import("@/lib/server/db/client");
const { readEnv } = await import("@/lib/server/env");
const { createSecrets } = await import("@/lib/server/secrets/create-secrets");
const { createOperations } = await import("@/lib/server/operations/create-operations");
const { createClusterSource } = await import("@/lib/server/kubernetes/create-cluster-source");

const { dataDir, keyFile, kubeconfig, nodeId, change } = JSON.parse(process.argv[2] ?? "{}");
const { failAt, migrationsDir } = readEnv({ ...process.env, BULKHEAD_DATA: dataDir, BULKHEAD_KEY_FILE: keyFile });
const text = readFileSync(kubeconfig, "utf8");
const connection = { source: "kubeconfig", text, context: null, allowedExec: null };
const source = createClusterSource(
  { id: "lab", name: "lab", connection },
  { status: () => undefined, report: () => undefined },
);
while (source.status().state !== "live") await new Promise((resolve) => source.subscribe(resolve));
const db = await openDatabase(dataDir, migrationsDir);
const secrets = await createSecrets({ db, keyFile });
const sources = { engine: () => null, cluster: () => source };
const operations = await createOperations({ db, secrets, failAt, sources });
const actor = { id: "u1", name: "ann" };
const { operationId } = await operations.startChange({ nodeId, change, actor, idempotencyKey: `child-${process.pid}` });
await operations.ended(operationId);
process.exit(0);
