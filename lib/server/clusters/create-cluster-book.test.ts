import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClusterConfig, ExecCommand } from "@/lib/domain/cluster-connection";
import type { ClusterConnectionInput } from "@/lib/domain/schemas/cluster.schema";
import { listClusters } from "@/lib/server/db/clusters";
import { hasSealedData } from "@/lib/server/db/settings";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import { type ClusterBook, createClusterBook } from "./create-cluster-book";
import type { FoundCluster } from "./find-clusters";
import { shownAddress } from "./kept-connection";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let folder: string;
let book: ClusterBook;
let observed: Map<string, ClusterConfig>;

async function start() {
  const secrets = await createSecrets({ db: opened.db, keyFile: path.join(folder, "key") });
  observed = new Map();
  const sources = {
    addCluster: (config: ClusterConfig) => void observed.set(config.id, config),
    remove: async (id: string) => void observed.delete(id),
  };
  book = createClusterBook({
    ...{ db: opened.db, secrets, sources, inventory: { refresh: async () => undefined } },
    kubeconfigs: () => [path.join(folder, "config"), "/somebody/else"],
  });
}

beforeEach(async () => {
  opened = await openTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "bulkhead-key-"));
  await start();
});
afterEach(async () => {
  await opened.remove();
  rmSync(folder, { recursive: true });
});

const exec: ExecCommand = { command: "/bin/sign-in", args: ["--home"], env: [{ name: "REALM", value: "lab" }] };

const config = {
  apiVersion: "v1",
  kind: "Config",
  "current-context": "home",
  contexts: [
    { name: "home", context: { cluster: "home", user: "ann" } },
    { name: "work", context: { cluster: "work", user: "ann-at-work" } },
    { name: "cloud", context: { cluster: "work", user: "plugin" } },
  ],
  clusters: [
    { name: "home", cluster: { server: "https://10.0.20.10:6443" } },
    { name: "work", cluster: { server: "https://k8s.example.com" } },
  ],
  users: [
    { name: "ann", user: { token: "HOME-TOKEN" } },
    { name: "ann-at-work", user: { token: "WORK-TOKEN" } },
    { name: "plugin", user: { exec: { ...exec, apiVersion: "client.authentication.k8s.io/v1" } } },
  ],
};
const text = JSON.stringify(config);
const pasted = (over: Partial<ClusterConnectionInput & { source: "kubeconfig" }> = {}): ClusterConnectionInput => ({
  ...{ source: "kubeconfig", text, context: null, allowedExec: null },
  ...over,
});
const token: ClusterConnectionInput = {
  ...{ source: "token", server: "https://10.0.20.10:6443", ca: "", token: "SECRET-TOKEN" },
};
const inside: FoundCluster = { name: "in-cluster", origin: "in-cluster", connection: { source: "in-cluster" } };
const rows = () => listClusters(opened.db);
const file = (context: string | null = null): ClusterConnectionInput => {
  const at = path.join(folder, "config");
  writeFileSync(at, text);
  return { source: "file", path: at, context, allowedExec: null };
};

test("a cluster that was added is observed, also after a restart, and nothing that it signs in with is in the clear", async () => {
  const [one, two] = [await book.add("home", pasted()), await book.add("attic", token)];
  const before = observed.get(one)?.connection;
  const kept = JSON.stringify(await rows());
  for (const secret of ["HOME-TOKEN", "SECRET-TOKEN"]) expect(kept).not.toContain(secret);
  await start();
  await book.start([]);
  expect(observed.get(one)).toMatchObject({ name: "home", connection: before });
  expect(observed.get(two)?.connection).toEqual(token);
});

test("a data folder that holds a cluster's credentials alone needs its key too", async () => {
  expect(await hasSealedData(opened.db)).toBe(false);
  await book.add("attic", token);
  expect(await hasSealedData(opened.db)).toBe(true);
});

test("credentials moved to another cluster's row don't open, and that cluster alone is left out", async () => {
  const [one, two] = [await book.add("one", token), await book.add("two", token)];
  const [first] = await rows();
  await opened.db.prisma.cluster.update({ where: { id: two }, data: { credentials: first?.credentials ?? null } });
  await start();
  await book.start([]);
  expect([...observed.keys()]).toEqual([one]);
});

test("of a pasted kubeconfig only the chosen context is kept, without the keys of the others", async () => {
  const id = await book.add("office", pasted({ context: "work" }));
  const connection = observed.get(id)?.connection;
  expect(connection).toMatchObject({ source: "kubeconfig", context: "work" });
  expect(JSON.stringify(connection)).toContain("WORK-TOKEN");
  expect(JSON.stringify(connection)).not.toContain("HOME-TOKEN");
  expect(shownAddress((await rows())[0]!)).toMatchObject({ server: "https://k8s.example.com", context: "work" });
});

test("a file's context is kept by name, whatever kubectl makes the current one later", async () => {
  const id = await book.add("home", file());
  writeFileSync(path.join(folder, "config"), JSON.stringify({ ...config, "current-context": "work" }));
  await start();
  await book.start([]);
  expect(observed.get(id)?.connection).toMatchObject({ source: "file", context: "home" });
});

test("what can't work whatever the cluster says is refused at its field, and nothing is kept", async () => {
  const cases: [ClusterConnectionInput, field: string, words: RegExp][] = [
    [pasted({ text: "{{ not yaml" }), "connection.text", /line 1, column 12/],
    [pasted({ context: "gone" }), "connection.text", /no context "gone"/],
    [pasted({ text: "" }), "connection.text", /Paste the kubeconfig/],
    [pasted({ context: "cloud" }), "connection.allowedExec", /nobody allowed/],
    [{ ...token, token: "" }, "connection.token", /Paste the token/],
    [{ ...token, token: "two words" }, "connection.token", /blanks/],
    [{ source: "file", path: "/no/such/file", context: null, allowedExec: null }, "connection.path", /isn't there/],
    [{ source: "file", path: tmpdir(), context: null, allowedExec: null }, "connection.path", /is a folder/],
  ];
  for (const [input, field, words] of cases)
    await expect(book.add("odd", input), field).rejects.toMatchObject({
      options: { fields: { [field]: expect.stringMatching(words) } },
    });
  expect([await rows(), observed.size]).toEqual([[], 0]);
});

test("a command is run for credentials only as exactly the one that was allowed", async () => {
  const other = { ...exec, args: ["--away"] };
  await expect(book.add("cloud", pasted({ context: "cloud", allowedExec: other }))).rejects.toMatchObject({
    options: { fields: { "connection.allowedExec": expect.any(String) } },
  });
  const id = await book.add("cloud", pasted({ context: "cloud", allowedExec: exec }));
  expect(observed.get(id)?.connection).toMatchObject({ allowedExec: exec });
  const [row] = await rows();
  expect(shownAddress(row!).runs).toBe("/bin/sign-in");
  expect(row!.address).not.toContain("REALM");
});

test("a file's command is allowed anew with each change, as it is then", async () => {
  const cloud = { ...file("cloud"), allowedExec: exec } as ClusterConnectionInput;
  const id = await book.add("cloud", cloud);
  await expect(book.update(id, "cloud", file("cloud"))).rejects.toMatchObject({
    options: { fields: { "connection.allowedExec": expect.any(String) } },
  });
  expect(observed.get(id)?.connection).toMatchObject({ allowedExec: exec });
  await book.update(id, "cloud", file("home"));
  expect(observed.get(id)?.connection).toMatchObject({ context: "home", allowedExec: null });
});

test("what a form leaves empty is what is stored", async () => {
  const id = await book.add("home", pasted({ context: "work" }));
  const before = observed.get(id)?.connection;
  await book.update(id, "office", pasted({ text: "" }));
  expect(observed.get(id)).toEqual({ id, name: "office", connection: before });
  const attic = await book.add("attic", token);
  await book.update(attic, "attic", { ...token, token: "" });
  expect(observed.get(attic)?.connection).toEqual(token);
});

test("a stored token is not shown to another address than its own", async () => {
  const id = await book.add("attic", token);
  const moved = { ...token, server: "https://elsewhere:6443", token: "" };
  for (const asked of [book.update(id, "attic", moved), book.connection(id, moved)])
    await expect(asked).rejects.toMatchObject({
      options: { fields: { "connection.token": expect.stringContaining("former address") } },
    });
});

test("two clusters of one name are refused at the name", async () => {
  await book.add("home", token);
  await expect(book.add("home", pasted())).rejects.toMatchObject({
    ...{ kind: "conflict", options: { fields: { name: expect.any(String) } } },
  });
});

test("the cluster that the panel runs in is connected to once, can be renamed, and can't be removed", async () => {
  await book.start([inside]);
  await book.start([inside]);
  const [row] = await rows();
  expect(await rows()).toHaveLength(1);
  expect(observed.get(row!.id)?.connection).toEqual({ source: "in-cluster" });
  await book.rename(row!.id, "here");
  await book.start([inside]);
  expect((await rows()).map(({ name }) => name)).toEqual(["here"]);
  await expect(book.remove(row!.id, "here")).rejects.toMatchObject({ kind: "conflict" });
  await expect(book.update(row!.id, "here", token)).rejects.toMatchObject({ kind: "conflict" });
});

test("the cluster that the panel runs in is observed also where somebody has used its name", async () => {
  await book.add("in-cluster", token);
  await book.start([inside]);
  expect(observed.size).toBe(2);
  expect(new Set((await rows()).map(({ name }) => name)).size).toBe(2);
});

test("another way of connecting takes nothing over from the former one", async () => {
  const id = await book.add("home", token);
  await expect(book.update(id, "home", pasted({ text: "" }))).rejects.toMatchObject({
    options: { fields: { "connection.text": "Paste the kubeconfig." } },
  });
});

test("a panel that has moved out of its cluster leaves the cluster to a person, who may remove it", async () => {
  await book.start([inside]);
  await book.start([]);
  const [row] = await rows();
  expect(row?.origin).toBe("manual");
  await book.remove(row!.id, "in-cluster");
  expect(await rows()).toEqual([]);
});

test("kubeconfigs of the machine are offered until a cluster is connected by them", async () => {
  const own = path.join(folder, "config");
  expect(await book.offered()).toEqual([own, "/somebody/else"]);
  await book.add("home", file());
  expect(await book.offered()).toEqual(["/somebody/else"]);
  expect(observed.size).toBe(1);
});

test("a file is read with what it names beside it", async () => {
  mkdirSync(path.join(folder, "pki"));
  writeFileSync(path.join(folder, "pki/token"), "FILE-TOKEN");
  const beside = { ...config, users: [{ name: "ann", user: { tokenFile: "pki/token" } }, ...config.users.slice(1)] };
  const at = path.join(folder, "config");
  writeFileSync(at, JSON.stringify(beside));
  await book.add("home", { source: "file", path: at, context: null, allowedExec: null });
  expect(observed.size).toBe(1);
  await expect(book.add("pasted", pasted({ text: JSON.stringify(beside) }))).rejects.toMatchObject({
    options: { fields: { "connection.text": expect.stringContaining("names a file") } },
  });
});

test("a cluster is removed by typing its name, and not while an operation runs on it", async () => {
  const id = await book.add("home", token);
  await expect(book.remove(id, "HOME")).rejects.toMatchObject({ kind: "invalid-input" });
  await opened.db.prisma.operationLock.create({ data: { nodeId: "any", sourceId: id, operationId: "o1" } });
  await expect(book.remove(id, "home")).rejects.toMatchObject({ message: expect.stringContaining("operation runs") });
  await opened.db.prisma.operationLock.deleteMany({});
  await book.remove(id, "home");
  expect([await rows(), observed.size]).toEqual([[], 0]);
});
