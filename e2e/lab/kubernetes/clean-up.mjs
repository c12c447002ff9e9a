// What a cluster leaves outside its folder, taken back by what is found: it works for an interrupted lab, too.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { namespaceOf } from "../network.mjs";
import { listLabs } from "../state.mjs";
import { removeCgroups } from "./cgroups.mjs";
import { forbidBetweenNodes } from "./node-network.mjs";

/** What a kubelet sets for the whole machine when it starts. */
const settings = [
  "vm/overcommit_memory",
  "vm/panic_on_oom",
  "kernel/panic",
  "kernel/panic_on_oops",
  "kernel/keys/root_maxkeys",
  "kernel/keys/root_maxbytes",
];

const kernelFile = (setting) => path.join("/proc/sys", setting);
const keptIn = (folder) => path.join(folder, "kernel.json");

/** Writes down what the kernel is set to before a kubelet changes it. Another lab may have its kubelets up already. */
export function keepKernelSettings(folder) {
  const kept = listLabs()
    .map(({ root }) => keptIn(path.join(root, "kubernetes")))
    .find((file) => existsSync(file));
  if (kept) return copyFileSync(kept, keptIn(folder));
  const found = settings.filter((setting) => existsSync(kernelFile(setting)));
  const values = found.map((setting) => [setting, readFileSync(kernelFile(setting), "utf8").trim()]);
  writeFileSync(keptIn(folder), JSON.stringify(Object.fromEntries(values)));
}

function restoreKernelSettings(folder) {
  if (!existsSync(keptIn(folder))) return;
  for (const [setting, value] of Object.entries(JSON.parse(readFileSync(keptIn(folder), "utf8")))) {
    if (readFileSync(kernelFile(setting), "utf8").trim() !== value) writeFileSync(kernelFile(setting), value);
  }
}

/** Removes those entries of a folder that are ours, and the folder once nothing is left in it. */
function removeFrom(folder, isOurs) {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder);
  const ours = entries.filter((name) => isOurs(name, path.join(folder, name)));
  for (const name of ours) rmSync(path.join(folder, name), { force: true });
  if (ours.length > 0 && ours.length === entries.length) rmdirSync(folder);
}

function pointsBelow(root, file) {
  try {
    return readlinkSync(file).startsWith(`${root}/`);
  } catch {
    return false;
  }
}

/** Its processes must have ended, its mounts be gone, and its folder still be there. Fine when there was no cluster. */
export function cleanUpCluster(lab, root) {
  const folder = path.join(root, "kubernetes");
  if (!existsSync(folder)) return;
  forbidBetweenNodes(lab);
  removeCgroups(namespaceOf(lab, ""));
  restoreKernelSettings(folder);
  // Both places are fixed: the kubelet's links to logs, and the results that the CNI library remembers.
  removeFrom("/var/log/containers", (_, file) => pointsBelow(root, file));
  removeFrom("/var/lib/cni/results", (name) => name.startsWith(`${namespaceOf(lab, "pods")}-`));
}
