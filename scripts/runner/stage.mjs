// A stage is one command of a run: a check, which counts as one test, or a test runner, which counts its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = path.join(root, "node_modules", ".bin");

/** Our own Node comes first, also when this script was started by an older one. */
export const environment = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };

const running = new Set();
let ended = false;

export const areEnded = () => ended;

/** Ends whatever commands are under way, each with the processes it started. None begins after that. */
export function endCommands() {
  ended = true;
  for (const child of running) {
    try {
      process.kill(-child.pid, "SIGTERM");
    } catch (error) {
      // It may have ended already, or never begun.
      if (error.code !== "ESRCH") console.error(error.message);
    }
  }
}

/**
 * Runs a command to its end with our terminal; resolves to its exit code, 130 once all commands were ended. `told`: gets
 * what it writes instead.
 */
export function execute(command, args, { env = {}, stdio = "inherit", told } = {}) {
  if (ended) return Promise.resolve(130);
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...environment, ...env }, detached: true };
    const child = spawn(command, args, { ...options, stdio: told ? ["ignore", "pipe", "pipe"] : stdio });
    running.add(child);
    child.stdout?.on("data", told);
    child.stderr?.on("data", told);
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      running.delete(child);
      resolve(127);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

async function timed(name, work) {
  console.log(`\n── ${name} ──`);
  const begun = Date.now();
  const counts = await work();
  const seconds = (Date.now() - begun) / 1000;
  console.log(`── ${name}: ${counts.failed.length === 0 ? "ok" : "FAILED"} in ${seconds.toFixed(1)} s`);
  return { name, seconds, ...counts };
}

/** A check: passes or fails as a whole. What it says is told in one piece, since others run beside it. */
export const check = (name, command, args, options) =>
  timed(name, async () => {
    const chunks = [];
    const code = await execute(command, args, { ...options, told: (chunk) => chunks.push(chunk) });
    process.stdout.write(Buffer.concat(chunks));
    return code === 0 ? { passed: 1, failed: [], skipped: [] } : { passed: 0, failed: [name], skipped: [] };
  });

/** A test runner with one of our reporters. One that ran nothing, or ended badly without a failed test, has failed. */
export const runner = (name, command, args, { env = {} } = {}) =>
  timed(name, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-count-"));
    const file = path.join(folder, "count.json");
    try {
      const code = await execute(command, args, { env: { ...env, BULKHEAD_COUNT: file } });
      const counts = existsSync(file)
        ? JSON.parse(readFileSync(file, "utf8"))
        : { passed: 0, failed: [`${name} ended without a count`], skipped: [] };
      const ran = counts.passed + counts.failed.length;
      if (ran === 0) counts.failed.push(`${name} ran nothing`);
      else if (code !== 0 && counts.failed.length === 0) counts.failed.push(`${name} ended with ${code}`);
      return counts;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
