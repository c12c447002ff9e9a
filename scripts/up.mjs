// npm run up: from a fresh clone to a running panel. Installs, builds and starts; only what is stale is done again.
// Plain JavaScript without dependencies, for Node 20 and later.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { isInstalled } from "./installed.mjs";
import { findNode, panelArguments, panelEnvironment } from "./node.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs, generates and builds what is stale. @returns The Node to start the panel with. */
export function prepare() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    stop(`Bulkhead needs Node 20 or later; this is ${process.versions.node}. Install one from https://nodejs.org.`);
  }
  install();
  const node = findNode(root);
  if (!node) {
    stop(
      `On this system Bulkhead needs Node 22.19 or later; this is ${process.versions.node}. Install one from https://nodejs.org.`,
    );
  }
  run(node, ["scripts/build.mjs"], "The build failed; what went wrong is above.");
  return node;
}

/** Starts the panel and stays with it: passes signals on, ends with its exit code. */
export function start(node, { host, port, data, env = {} }) {
  const child = spawn(node, panelArguments, {
    cwd: path.join(root, ".next/standalone"),
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      ...panelEnvironment(root),
      ...(host && { BULKHEAD_HOST: host }),
      ...(data && { BULKHEAD_DATA: path.resolve(process.env.INIT_CWD ?? process.cwd(), data) }),
      PORT: String(port),
      ...env,
    },
  });
  // The framework greets with addresses that may not be the panel's.
  const greeting = /^\s*(▲|- (Local|Network):|✓ (Ready|Starting|Running)|$)/u;
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!greeting.test(stripVTControlCharacters(line))) console.log(line);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return child;
}

function install() {
  if (isInstalled(root)) return;
  console.log("Installing packages …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const failure = "The packages could not be installed; what went wrong is above. Is the npm registry reachable?";
  if (npm?.endsWith(".js")) run(process.execPath, [npm, ...args], failure);
  else run("npm", args, failure);
}

function run(command, args, failure) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) stop(failure);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { host: { type: "string" }, port: { type: "string" }, data: { type: "string" } },
    });
    const port = values.port ?? process.env.PORT ?? "3000";
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
      stop(`--port takes a number up to 65535, and "${port}" is none.`);
    return { ...values, port };
  } catch (error) {
    return stop(`${error.message} The options are --host, --port and --data.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = readOptions();
  start(prepare(), options);
}
