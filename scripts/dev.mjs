// npm run dev: the development server on loopback, with a data folder and a key of its own.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generateIfStale } from "./generate.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const env = {
  BULKHEAD_DATA: path.join(root, "data/dev"),
  BULKHEAD_KEY_FILE: path.join(root, "data/dev.key"),
  NEXT_TELEMETRY_DISABLED: "1",
  ...process.env,
};

generateIfStale();
const next = ["node_modules/next/dist/bin/next", "dev", "--hostname", "127.0.0.1", ...process.argv.slice(2)];
const child = spawn(process.execPath, next, { cwd: root, env, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
