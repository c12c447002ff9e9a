// containerd's shims outlive it. After an interrupted run they are found by the socket path in their own command line.
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import path from "node:path";
import { isSame, signalSame, sleep, startTime } from "./processes.mjs";

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

/** Shims whose containerd socket lies under `root`, and the container processes that hang on them. */
function findShims(root) {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const isShim = (pid) => {
    const words = commandLine(pid);
    return words[0]?.includes("containerd-shim") && words.some((word) => word.startsWith(`${root}/`));
  };
  const shims = new Set(pids.filter(isShim));
  const inside = pids.filter((pid) => shims.has(parentOf(pid)));
  const proxies = pids.filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${root}/`) && commandLine(pid)[0]?.includes("docker-proxy");
    } catch {
      return false;
    }
  });
  return [...inside, ...shims, ...proxies].map((pid) => ({
    pid,
    start: startTime(pid),
  }));
}

const foldersIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => path.join(folder, name))
    : [];

/** A shim's socket and runc's notes lie outside the lab, in folders that every containerd shares; its bundle says which are its own. */
function removeTraces(root) {
  const engines = [...foldersIn(root), ...foldersIn(path.join(root, "kubernetes"))];
  const states = engines.map((engine) => path.join(engine, "containerd-state", "io.containerd.runtime.v2.task"));
  for (const bundle of states.flatMap(foldersIn).flatMap(foldersIn)) {
    const said = ["address", "bootstrap.json"]
      .map((name) => path.join(bundle, name))
      .filter((file) => existsSync(file));
    rmSync(path.join("/run/containerd/runc", ...bundle.split(path.sep).slice(-2)), { recursive: true, force: true });
    for (const file of said) {
      const [, socket] = /unix:\/\/(\/run\/containerd\/s\/\w+)/.exec(readFileSync(file, "utf8")) ?? [];
      if (socket) rmSync(socket, { force: true });
    }
  }
}

/** Ends what containerd left running under `root`, and removes what that left in /run. */
export async function stopShims(root) {
  const found = findShims(root);
  for (const one of found) signalSame(one, "SIGKILL");
  for (let tries = 0; tries < 100 && found.some(isSame); tries++) await sleep(30);
  removeTraces(root);
}
