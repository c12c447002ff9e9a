// Which Node runs the panel. Plain JavaScript without dependencies: it runs on whatever Node is there.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const needed = [22, 19];

/** Starts the built panel from its folder. The Dockerfile says the same; the first two save memory. */
export const panelArguments = ["--max-semi-space-size=1", "--optimize-for-size", "--import", "./gate.mjs", "server.js"];

/** What its process is told besides, whoever starts it. */
export const panelEnvironment = (root) => ({
  NODE_ENV: "production",
  // glibc would keep a pool of memory for each thread; two are enough and save some 15 MB.
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
  // Compiled code is kept between starts: a third less work until the first answer.
  NODE_COMPILE_CACHE: path.join(root, ".next/cache/node"),
});

/** The Node that npm installed (Linux), else the one that runs this; `null` when neither is new enough. */
export function findNode(root) {
  const installed = path.join(root, `node_modules/node-linux-${process.arch}/bin/node`);
  if (process.platform === "linux" && existsSync(installed) && versionOf(installed)) return installed;
  return isNewEnough(process.versions.node) ? process.execPath : null;
}

export const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
};

/** `null` when it does not run here (another libc). */
function versionOf(file) {
  const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
