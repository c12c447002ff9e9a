// Takes a lab down by what is found under its folder, so it works for one that was interrupted, too.
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { closeEgress } from "./egress.mjs";
import { cleanUpCluster } from "./kubernetes/clean-up.mjs";
import { addressOf, removeNetwork } from "./network.mjs";
import { processNames, startTime, stopProcess } from "./processes.mjs";
import { succeeds } from "./run.mjs";
import { stopShims } from "./shims.mjs";
import { listLabs } from "./state.mjs";

/** Mount points below a folder, deepest first. */
function mountsBelow(root) {
  return readFileSync("/proc/self/mounts", "utf8")
    .split("\n")
    .map((line) => line.split(" ")[1]?.replaceAll("\\040", " ") ?? "")
    .filter((point) => point.startsWith(`${root}/`))
    .sort((a, b) => b.length - a.length);
}

const containerFolders = (root) =>
  ["old", "new"].map((engine) => path.join(root, engine, "data", "containers")).filter((folder) => existsSync(folder));

/** Ends the lab's processes by their pid files, then removes its mounts, network and folder. Idempotent. */
export async function cleanUp(lab, root) {
  const names = processNames(root);
  const of = (end) => names.filter((name) => name.endsWith(end));
  await Promise.all(of("-kubelet").map((name) => stopProcess(root, name)));
  await Promise.all(of("-dockerd").map((name) => stopProcess(root, name, { patience: 20_000 })));
  await Promise.all(of("-containerd").map((name) => stopProcess(root, name)));
  await Promise.all(processNames(root).map((name) => stopProcess(root, name, { patience: 3000 })));
  await stopShims(root);
  const points = mountsBelow(root);
  // A cluster has hundreds: one call for many of them.
  for (let at = 0; at < points.length; at += 100) succeeds("umount", ["-l", ...points.slice(at, at + 100)]);
  cleanUpCluster(lab, root);
  closeEgress(addressOf(lab, "0/24"));
  removeNetwork(lab);
  // An interrupted run may leave a container's folder held fast (see dead.mjs).
  for (const folder of containerFolders(root)) succeeds("chattr", ["-R", "-f", "-i", folder]);
  if (existsSync(root))
    rmSync(root, {
      recursive: true,
      force: true,
      maxRetries: 5,
      retryDelay: 200,
    });
}

/** Clears what labs of dead owners left on this machine. A lab whose owner lives is not touched. */
export async function sweep({ log = console.log } = {}) {
  for (const { lab, root, alive, owner } of listLabs()) {
    if (alive || (owner === undefined && startTime(process.pid) === undefined)) continue;
    log(`lab: clearing lab ${lab}, whose owner is gone`);
    await cleanUp(lab, root);
  }
}
