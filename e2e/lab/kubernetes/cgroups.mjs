// One cgroup per node: a kubelet clears every pod cgroup below its root that it does not know, and two share a machine.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const mountPoint = "/sys/fs/cgroup";

/** The hierarchies of version 1, or the one of version 2. */
function hierarchies() {
  if (existsSync(path.join(mountPoint, "cgroup.controllers"))) return [mountPoint];
  return readdirSync(mountPoint)
    .map((name) => path.join(mountPoint, name))
    .filter((folder) => existsSync(path.join(folder, "cgroup.procs")));
}

/** Makes the cgroup `name` ("bulkhead-7-node-1") in every hierarchy and returns it as a kubelet wants it told. */
export function createCgroup(name) {
  for (const hierarchy of hierarchies()) {
    const folder = path.join(hierarchy, name);
    const controllers = path.join(hierarchy, "cgroup.controllers");
    if (existsSync(controllers)) {
      const all = readFileSync(controllers, "utf8").trim().split(" ");
      writeFileSync(path.join(hierarchy, "cgroup.subtree_control"), all.map((one) => `+${one}`).join(" "));
    }
    mkdirSync(folder, { recursive: true });
    // Version 1 gives a new group no processors at all.
    for (const file of ["cpuset.cpus", "cpuset.mems"]) {
      const from = path.join(hierarchy, file);
      if (existsSync(from)) writeFileSync(path.join(folder, file), readFileSync(from));
    }
  }
  return `/${name}`;
}

function removeTree(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTree(path.join(folder, entry.name));
  }
  rmdirSync(folder);
}

/** Removes every cgroup whose name begins with `prefix`; its processes must have ended. Fine when there is none. */
export function removeCgroups(prefix) {
  if (!existsSync(mountPoint)) return;
  for (const hierarchy of hierarchies()) {
    for (const name of readdirSync(hierarchy)) {
      if (name.startsWith(prefix)) removeTree(path.join(hierarchy, name));
    }
  }
}
