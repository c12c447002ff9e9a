import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { EngineConfig } from "@/lib/domain/engine-connection";
import type { ConnectionInput } from "@/lib/domain/schemas/engine.schema";
import { listEngines } from "@/lib/server/db/engines";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import { createEngineBook, type EngineBook } from "./create-engine-book";
import type { FoundEngine } from "./find-engines";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let keyFolder: string;
let book: EngineBook;
let observed: Map<string, EngineConfig>;

async function start() {
  const secrets = await createSecrets({ db: opened.db, keyFile: path.join(keyFolder, "key") });
  observed = new Map();
  const sources = {
    addEngine: (config: EngineConfig) => void observed.set(config.id, config),
    remove: async (id: string) => void observed.delete(id),
  };
  book = createEngineBook({ db: opened.db, secrets, sources, inventory: { refresh: async () => undefined } });
}

beforeEach(async () => {
  opened = await openTestDatabase();
  keyFolder = mkdtempSync(path.join(tmpdir(), "bulkhead-key-"));
  await start();
});
afterEach(async () => {
  await opened.remove();
  rmSync(keyFolder, { recursive: true });
});

const tls: ConnectionInput = {
  transport: "tls",
  host: "10.0.10.5",
  port: 2376,
  ca: "CA-PEM",
  cert: "CERT-PEM",
  key: "KEY-PEM",
};
const ssh: ConnectionInput = {
  ...{ transport: "ssh", host: "nas", port: 22, user: "docker", socketPath: "/var/run/docker.sock" },
  ...{ privateKey: "PRIVATE", passphrase: "open sesame", hostKey: `SHA256:${"A".repeat(43)}` },
};
const local: FoundEngine = {
  name: "local",
  origin: "local-socket",
  connection: { transport: "unix", socketPath: "/var/run/docker.sock" },
};
const rows = () => listEngines(opened.db);

test("an engine that was added is observed, also after a restart, and its keys are nowhere in the clear", async () => {
  const id = await book.add("nas", tls);
  expect(observed.get(id)?.connection).toEqual(tls);
  const kept = JSON.stringify(await rows());
  for (const secret of ["CA-PEM", "CERT-PEM", "KEY-PEM"]) expect(kept).not.toContain(secret);
  await start();
  await book.start([]);
  expect(observed.get(id)).toMatchObject({ name: "nas", connection: tls });
});

test("keys moved to another engine's row don't open, and that engine alone is left out", async () => {
  const [one, two] = [await book.add("one", tls), await book.add("two", tls)];
  const [first] = await rows();
  await opened.db.prisma.engine.update({ where: { id: two }, data: { credentials: first?.credentials ?? null } });
  await start();
  await book.start([]);
  expect([...observed.keys()]).toEqual([one]);
});

test("two engines of one name are refused at the name", async () => {
  await book.add("nas", tls);
  await expect(book.add("nas", ssh)).rejects.toMatchObject({
    kind: "conflict",
    options: { fields: { name: expect.any(String) } },
  });
});

test("keys left empty are the stored ones; without any, each missing one is named", async () => {
  const id = await book.add("nas", tls);
  await book.update(id, "nas", { ...tls, port: 2377, ca: "", cert: "", key: "" });
  expect(observed.get(id)?.connection).toEqual({ ...tls, port: 2377 });
  await expect(book.add("new", { ...tls, cert: "", key: "" })).rejects.toMatchObject({
    options: { fields: { "connection.cert": expect.any(String), "connection.key": expect.any(String) } },
  });
});

test("a new SSH key doesn't inherit the old one's passphrase", async () => {
  const id = await book.add("nas", ssh);
  const changed = await book.connection(id, { ...ssh, privateKey: "NEW", passphrase: null });
  expect(changed).toMatchObject({ privateKey: "NEW", passphrase: null });
  const same = await book.connection(id, { ...ssh, privateKey: "", passphrase: null });
  expect(same).toMatchObject({ privateKey: "PRIVATE", passphrase: "open sesame" });
});

test("an SSH engine is not saved before somebody accepted its host key", async () => {
  await expect(book.add("nas", { ...ssh, hostKey: null })).rejects.toMatchObject({
    options: { fields: { "connection.hostKey": expect.stringContaining("Test the connection") } },
  });
  expect(await rows()).toEqual([]);
});

test("what the panel finds is connected to once, can be renamed, and can't be removed", async () => {
  await book.start([local]);
  await book.start([local]);
  const [row] = await rows();
  expect(await rows()).toHaveLength(1);
  await book.rename(row!.id, "workshop");
  await book.start([local]);
  expect((await rows()).map(({ name }) => name)).toEqual(["workshop"]);
  await expect(book.remove(row!.id, "workshop")).rejects.toMatchObject({ kind: "conflict" });
  await expect(book.update(row!.id, "workshop", tls)).rejects.toMatchObject({ kind: "conflict" });
});

test("DOCKER_HOST is followed when it changes, and becomes a person's own when it is gone", async () => {
  const host = (port: number): FoundEngine => ({
    ...{ name: "docker-host", origin: "DOCKER_HOST" },
    connection: { transport: "tcp", host: "127.0.0.1", port },
  });
  await book.start([host(2375)]);
  await book.start([host(2400)]);
  const [row] = await rows();
  expect(observed.get(row!.id)?.connection).toMatchObject({ port: 2400 });
  await book.start([]);
  await book.remove(row!.id, "docker-host");
  expect(await rows()).toEqual([]);
});

test("a found engine without encryption waits for a person, unless it is on this machine", async () => {
  await book.start([
    { name: "docker-host", origin: "DOCKER_HOST", connection: { transport: "tcp", host: "10.0.10.5", port: 2375 } },
  ]);
  const [row] = await rows();
  expect([row?.enabled, observed.size]).toEqual([false, 0]);
  await book.accept(row!.id);
  expect(observed.size).toBe(1);
});

test("an engine is removed by typing its name, and not while an operation runs on it", async () => {
  const id = await book.add("nas", tls);
  await expect(book.remove(id, "NAS")).rejects.toMatchObject({ kind: "invalid-input" });
  await opened.db.prisma.operationLock.create({ data: { nodeId: "any", sourceId: id, operationId: "o1" } });
  await expect(book.remove(id, "nas")).rejects.toMatchObject({ message: expect.stringContaining("operation runs") });
  await opened.db.prisma.operationLock.deleteMany({});
  await book.remove(id, "nas");
  expect([await rows(), observed.size]).toEqual([[], 0]);
});
