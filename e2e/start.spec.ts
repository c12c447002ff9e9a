import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { readAccessTable } from "./access/table";
import { createVisitor } from "./access/visitor";
import { mountDisk } from "./disk";
import { freePort } from "./lab/ports.mjs";
import { startPanel } from "./panel";

const root = fileURLToPath(new URL("..", import.meta.url));
const password = "correct horse battery";

/** `npm run up` that is expected to give up. @returns Its exit code and what it said. */
async function runUp(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const home = mkdtempSync(path.join(tmpdir(), "bulkhead-start-"));
  const child = spawn("node", ["scripts/up.mjs", ...args], {
    cwd: root,
    // With a group of its own, so that one that starts after all ends whole, and what it said is told.
    detached: true,
    env: {
      ...process.env,
      PATH: `${path.join(root, "node_modules/.bin")}:${process.env.PATH}`,
      BULKHEAD_KEY_FILE: path.join(home, "key"),
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const late = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), 20_000);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(late);
  return { code, said: said.replace("The build is up to date.\n", "") };
}

const newFolder = () => mkdtempSync(path.join(tmpdir(), "bulkhead-data-"));
const oneSentence = (text: string) => expect(text.trim().split("\n"), text).toHaveLength(1);

test("a port that is taken is named, and the way to another", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  const { code, said } = await runUp(["--port", String(port), "--data", newFolder()]);
  other.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is in use`);
  expect(said).toContain("--port");
  oneSentence(said);
});

test("a data folder belongs to one panel at a time", async () => {
  const panel = await startPanel();
  const { code, said } = await runUp(["--port", String(await freePort()), "--data", panel.dataDir]);
  await panel.dispose();
  expect(code).toBe(1);
  expect(said).toContain(`Another Bulkhead is running on the data folder ${panel.dataDir}`);
  oneSentence(said);
});

test("a database from a newer version, one that another program holds, and a file that is none are left alone", async () => {
  const panel = await startPanel();
  await panel.stop();
  const file = path.join(panel.dataDir, "bulkhead.db");
  const port = String(await freePort());
  const up = () => runUp(["--port", port, "--data", panel.dataDir]);

  const held = new Sqlite(file);
  held.exec("BEGIN EXCLUSIVE");
  const busy = await up();
  held.exec("ROLLBACK");
  expect(busy).toMatchObject({ code: 1, said: expect.stringContaining("Another program holds the database") });
  oneSentence(busy.said);

  held.exec(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '9999_future', 1)`,
  );
  held.close();
  const newer = await up();
  expect(newer).toMatchObject({ code: 1, said: expect.stringContaining("written by a newer Bulkhead") });
  oneSentence(newer.said);

  writeFileSync(file, "this is a letter to my aunt and not a database, however one looks at it");
  const letter = await up();
  expect(letter).toMatchObject({ code: 1, said: expect.stringContaining("can't be opened") });
  oneSentence(letter.said);
  await panel.dispose();
});

test("a data folder on a disk that is full or can't be written is told in one sentence", async () => {
  const folder = newFolder();
  const port = String(await freePort());
  const up = () => runUp(["--port", port, "--data", folder]);
  const disk = mountDisk(folder);
  try {
    disk.fill();
    const full = await up();
    expect(full).toMatchObject({ code: 1, said: expect.stringMatching(/disk .* is full.* Free some space/) });
    expect(full.said).toContain(folder);
    oneSentence(full.said);

    disk.makeReadOnly();
    const readOnly = await up();
    expect(readOnly).toMatchObject({ code: 1, said: expect.stringContaining("how it is mounted") });
    expect(readOnly.said).toContain(folder);
    oneSentence(readOnly.said);
  } finally {
    disk.unmount();
  }
});

test("a data folder that is a file, a key that others may read and an option that is none are refused", async () => {
  const folder = newFolder();
  const key = path.join(folder, "key");
  writeFileSync(key, "a".repeat(64));
  const port = String(await freePort());
  const file = await runUp(["--port", port, "--data", key]);
  expect(file).toMatchObject({ code: 1, said: expect.stringContaining("is no folder") });
  oneSentence(file.said);

  chmodSync(key, 0o644);
  const open = await runUp(["--port", port, "--data", newFolder()], { BULKHEAD_KEY_FILE: key });
  expect(open).toMatchObject({ code: 1, said: expect.stringContaining(`chmod 600 ${key}`) });
  oneSentence(open.said);

  const inside = newFolder();
  const beside = await runUp(["--port", port, "--data", inside], { BULKHEAD_KEY_FILE: path.join(inside, "key") });
  expect(beside).toMatchObject({ code: 1, said: expect.stringContaining("inside the data folder") });
  oneSentence(beside.said);

  const typo = await runUp(["--prot", port]);
  expect(typo).toMatchObject({ code: 1, said: expect.stringContaining("--host, --port and --data") });
});

test("nothing listens beyond loopback until the panel has an owner; then it does, also after a restart", async () => {
  const lan = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4")?.address;
  if (!lan) throw new Error("This machine has no address besides loopback.");
  const panel = await startPanel({ BULKHEAD_HOST: "0.0.0.0" });
  const fromLan = () =>
    fetch(`${panel.url.replace("127.0.0.1", lan)}/api/health`).then(
      ({ status }) => status,
      () => "refused",
    );
  expect(await fromLan()).toBe("refused");
  const claim = (await readAccessTable()).actions.find(({ name }) => name === "claimPanel");
  if (!claim) throw new Error("The build has no claim.");
  const owner = createVisitor("owner", panel.url);
  expect(await owner.act(claim, { code: await panel.claimCode(), name: "owner", password })).toMatchObject({
    ok: true,
  });
  await expect.poll(fromLan).toBe(200);
  await panel.stop();
  await panel.start();
  await expect.poll(fromLan).toBe(200);
  await panel.dispose();
});

test("asked to stop, the panel ends its streams and is gone within ten seconds, in good order", async () => {
  const panel = await startPanel();
  const actions = (await readAccessTable()).actions;
  const claim = actions.find(({ name }) => name === "claimPanel");
  if (!claim) throw new Error("The build has no claim.");
  const owner = createVisitor("owner", panel.url);
  await owner.act(claim, { code: await panel.claimCode(), name: "owner", password });
  // It ends by being cut off.
  const stream = owner.get("/api/stream").catch(() => undefined);
  const begun = Date.now();
  await panel.stop();
  await stream;
  expect(Date.now() - begun).toBeLessThan(10_000);
  const database = new Sqlite(path.join(panel.dataDir, "bulkhead.db"), { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  database.close();
  await panel.dispose();
});
