import { chmodSync, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createSecrets } from "./create-secrets";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let keyFile: string;
beforeEach(async () => {
  opened = await openTestDatabase();
  keyFile = path.join(opened.dataDir, "elsewhere/key");
});
afterEach(() => opened.remove());

const start = () => createSecrets({ db: opened.db, keyFile });
const addSealedEngine = async () => {
  const credentials = (await start()).seal("engine-credentials", "pem", "Engine.credentials/e1");
  await opened.db.prisma.engine.create({
    data: { id: "e1", name: "nas", transport: "tls", address: "{}", credentials },
  });
};

test("what was sealed opens after a restart, and the key file is its owner's alone", async () => {
  const sealed = (await start()).seal("engine-credentials", "ключ\n", "Engine.credentials/e1");
  expect(sealed).not.toContain("ключ");
  expect((await start()).open("engine-credentials", sealed, "Engine.credentials/e1")).toBe("ключ\n");
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
});

test("a secret moved to another row or another purpose does not open", async () => {
  const secrets = await start();
  const sealed = secrets.seal("engine-credentials", "pem", "Engine.credentials/e1");
  expect(() => secrets.open("engine-credentials", sealed, "Engine.credentials/e2")).toThrow(/can't be opened/);
  expect(() => secrets.open("operation-snapshot", sealed, "Engine.credentials/e1")).toThrow(/can't be opened/);
});

test("no single flipped bit is accepted", async () => {
  const secrets = await start();
  const sealed = secrets.seal("engine-credentials", "a private key", "Engine.credentials/e1");
  const parts = sealed.split(".");
  for (const index of [1, 2, 3]) {
    const bytes = Buffer.from(parts[index] ?? "", "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const changed = parts.with(index, flipped.toString("base64url")).join(".");
      expect(() => secrets.open("engine-credentials", changed, "Engine.credentials/e1")).toThrow(/can't be opened/);
    }
  }
});

test("a key file that others may read is refused with the command that mends it", async () => {
  await start();
  chmodSync(keyFile, 0o640);
  await expect(start()).rejects.toThrow(`chmod 600 ${keyFile}`);
});

test("a missing key is never replaced while the database needs it", async () => {
  await addSealedEngine();
  rmSync(keyFile);
  await expect(start()).rejects.toThrow(/Put it back/);
  expect(existsSync(keyFile)).toBe(false);
});

test("another key stops the start while the database needs the old one", async () => {
  await addSealedEngine();
  writeFileSync(keyFile, "a".repeat(64));
  await expect(start()).rejects.toThrow(/not the one/);
});

test("with nothing sealed a lost key costs nothing", async () => {
  await start();
  rmSync(keyFile);
  await start();
  expect(existsSync(keyFile)).toBe(true);
});
