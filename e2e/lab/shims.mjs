// containerd's shims outlive it. After an interrupted run they are found by the socket path in their own command line.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
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

export async function stopShims(root) {
  const found = findShims(root);
  for (const one of found) signalSame(one, "SIGKILL");
  for (let tries = 0; tries < 100 && found.some(isSame); tries++) await sleep(30);
}
