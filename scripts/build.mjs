// Builds the panel into .next/standalone, ready to be started from there. Does nothing when nothing it reads has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { generateIfStale } from "./generate.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const inputs = [
  "app",
  "components",
  "gate",
  "lib",
  "prisma",
  "public",
  "gate.mjs",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const standalone = path.join(root, ".next/standalone");
const stamp = path.join(standalone, "build-id");

const id = hashOf(inputs);

generateIfStale();
if (read(stamp) === id && !process.argv.includes("--force")) {
  console.log("The build is up to date.");
} else {
  rmSync(stamp, { force: true });
  run(["node_modules/next/dist/bin/next", "build"], { NEXT_TELEMETRY_DISABLED: "1", BULKHEAD_BUILD_ID: id });
  complete();
  writeFileSync(stamp, id);
}

/** What the server needs and Next does not put beside it. */
function complete() {
  for (const [from, to] of [
    [".next/static", ".next/static"],
    ["gate.mjs", "gate.mjs"],
    ["gate", "gate"],
    ["prisma/migrations", "prisma/migrations"],
  ]) {
    const target = path.join(standalone, to);
    rmSync(target, { recursive: true, force: true });
    cpSync(path.join(root, from), target, { recursive: true, filter: (file) => !file.endsWith(".test.ts") });
  }
  pack(path.join(standalone, ".next/static"));
}

/** Scripts and styles are packed once, as small as they get; the gate hands them out so. */
function pack(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.(js|css)$/.test(name)) continue;
    const file = path.join(folder, name);
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
  }
}

function hashOf(names) {
  const hash = createHash("sha256");
  for (const name of names)
    for (const file of filesOf(name)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex").slice(0, 16);
}

function filesOf(name) {
  const full = path.join(root, name);
  if (!existsSync(full) || name === "lib/generated" || /\.test\.tsx?$/.test(name)) return [];
  const entries = readdirSyncOrNull(full);
  return entries ? entries.sort().flatMap((entry) => filesOf(`${name}/${entry}`)) : [name];
}

function readdirSyncOrNull(full) {
  try {
    return readdirSync(full);
  } catch {
    return null;
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function run(args, env) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
