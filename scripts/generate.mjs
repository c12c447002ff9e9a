// Generates the Prisma client when the schema or Prisma itself has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export function generateIfStale() {
  const stamp = path.join(root, "lib/generated/schema-id");
  const hash = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "package-lock.json"]) hash.update(readFileSync(path.join(root, file)));
  const id = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === id) return;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    cwd: root,
    encoding: "utf8",
    // Generating needs no engine; without this Prisma would look for one to download.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (status !== 0) {
    console.error(`${stdout}${stderr}`);
    process.exit(1);
  }
  writeFileSync(stamp, id);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateIfStale();
