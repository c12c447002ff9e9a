// Long-running processes of the lab. Each has a pid file that also holds the process's start time,
// so a process is ended only when it is still the one we started.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The start time of a process in clock ticks since boot, or undefined when it is gone or a zombie. */
export function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

export const isSame = ({ pid, start }) => start !== undefined && startTime(pid) === start;

/** Signals a process while it is still the one we know. */
export function signalSame(known, signal) {
  if (!isSame(known)) return;
  try {
    process.kill(known.pid, signal);
  } catch (error) {
    // It may end between the look and the signal.
    if (error.code !== "ESRCH") throw error;
  }
}

/** Starts a process in a session of its own. Its output goes to `<root>/log/<name>.log`, its pid to `<root>/pid/<name>`. */
export function startProcess(root, name, command, args, { env = process.env, cwd = root } = {}) {
  mkdirSync(path.join(root, "log"), { recursive: true });
  mkdirSync(path.join(root, "pid"), { recursive: true });
  const out = openSync(path.join(root, "log", `${name}.log`), "a");
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", out, out],
  });
  closeSync(out);
  child.on("error", () => {});
  child.unref();
  if (child.pid === undefined) throw new Error(`${command} could not be started. Is it installed?`);
  writeFileSync(path.join(root, "pid", name), `${child.pid} ${startTime(child.pid) ?? ""}`);
  return { pid: child.pid, hasEnded: () => startTime(child.pid) === undefined };
}

function readPid(file) {
  const [pid, start] = readFileSync(file, "utf8").split(" ");
  return { pid: Number(pid), start };
}

/** Ends one process of the lab: asks first, insists after `patience` ms. Fine when it is gone already. */
export async function stopProcess(root, name, { patience = 10_000, signal = "SIGTERM" } = {}) {
  const file = path.join(root, "pid", name);
  if (!existsSync(file)) return;
  const found = readPid(file);
  signalSame(found, signal);
  const until = Date.now() + patience;
  while (isSame(found) && Date.now() < until) await sleep(30);
  if (isSame(found)) {
    signalSame(found, "SIGKILL");
    while (isSame(found) && Date.now() < until + 5000) await sleep(30);
  }
  rmSync(file, { force: true });
}

/** Names of the processes that have a pid file under `root`. */
export function processNames(root) {
  const folder = path.join(root, "pid");
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Waits until `ready()` gives something truthy; throws a sentence with the log's tail when it takes too long or the process ends. */
export async function waitFor(what, ready, { root, name, process: started, timeout = 30_000 } = {}) {
  const until = Date.now() + timeout;
  for (;;) {
    const value = await ready();
    if (value) return value;
    const ended = started?.hasEnded();
    if (ended || Date.now() > until) {
      const log = root && name ? path.join(root, "log", `${name}.log`) : undefined;
      const tail = log && existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-12).join("\n") : "";
      throw new Error(
        `${what} ${ended ? "ended while starting" : `was not ready after ${timeout / 1000} s`}.\n${tail}`,
      );
    }
    await sleep(50);
  }
}
