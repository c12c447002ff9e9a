// An executor in a process of its own, so that a fail point can kill it. argv[2]: {dataDir, keyFile, socket, nodeId, kind,
// options, times}. Runs with the loader of scripts/typescript.mjs, and prints each operation when it has ended.

const { openDatabase } = await import("@/lib/server/db/client");
const { readEnv } = await import("@/lib/server/env");
const { createSecrets } = await import("@/lib/server/secrets/create-secrets");
const { createOperations } = await import("@/lib/server/operations/create-operations");
const { createEngineLink } = await import("@/lib/server/docker/create-engine-client");

const { dataDir, keyFile, engineId, socket, nodeId, kind, options, times = 1 } = JSON.parse(process.argv[2] ?? "{}");
const { failAt, migrationsDir } = readEnv({ ...process.env, BULKHEAD_DATA: dataDir, BULKHEAD_KEY_FILE: keyFile });
const db = await openDatabase(dataDir, migrationsDir);
const secrets = await createSecrets({ db, keyFile });
const { client } = createEngineLink({
  id: engineId,
  name: engineId,
  hostId: null,
  connection: { transport: "unix", socketPath: socket },
});
const refresh = async (ids) => void (await Promise.all(ids.map((id) => client.inspectContainer(id))));
const source = { client, report: () => null, noteStopAsked: () => undefined, refresh };
const operations = await createOperations({
  db,
  secrets,
  failAt,
  sources: { engine: () => source, cluster: () => null },
});
const actor = { id: "u1", name: "ann" };
for (let time = 1; time <= times; time++) {
  const idempotencyKey = `child-${process.pid}-${time}`;
  const { operationId } = await operations.start({ kind, nodeId, actor, idempotencyKey, options });
  await operations.ended(operationId);
  console.log(JSON.stringify(await operations.find(operationId)));
}
await db.close();
process.exit(0);
