// The simulated lab with a panel's data folder that knows it. Used by the demo and by whatever shows or measures it.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const withServerCode = [
  "--disable-warning=ExperimentalWarning",
  "--conditions=react-server",
  "--experimental-transform-types",
  "--import",
  "./scripts/typescript.mjs",
];

/** A folder of its own for one run: data (marked as a demo's unless said otherwise), the key beside it, the engines' sockets. */
export function createDemoFolder({ isDemo = true, name = null } = {}) {
  const folder = name ? path.join(tmpdir(), name) : mkdtempSync(path.join(tmpdir(), "bulkhead-demo-"));
  if (name) rmSync(folder, { recursive: true, force: true });
  if (name) mkdirSync(folder, { mode: 0o700 });
  const data = path.join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (isDemo) writeFileSync(path.join(data, ".bulkhead-demo"), "");
  return {
    data,
    sockets: path.join(folder, "engines"),
    env: { BULKHEAD_DATA: data, BULKHEAD_KEY_FILE: path.join(folder, "key/key"), DOCKER_HOST: "" },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Zones, hosts, policies and engines of the household. */
export const seedDemo = (node, folder) => seed(node, folder, []);

/** The same for a crowd of engines with these names. */
export const seedCrowd = (node, folder, names) => seed(node, folder, names);

function seed(node, { data, sockets }, names) {
  const { status } = spawnSync(node, [...withServerCode, "scripts/seed-lab.ts", data, sockets, ...names], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("The data could not be written; what went wrong is above.");
}

/**
 * Starts the simulated lab; it ends with this process.
 * @returns Its process, its engines' addresses and the address of its control API.
 */
export async function startSim(node, args, env = {}) {
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...(env.preload ?? []), "sim/main.ts", ...args], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env.variables },
  });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`The simulated lab ended with exit code ${code}.`)));
  });
  return { child, ...JSON.parse(line) };
}
