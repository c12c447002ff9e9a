// What this machine can do for the lab. A thing that cannot be had is named in one sentence, with its kind:
// "impossible" (this kernel cannot; only from the fixed list below) or "missing" (somebody could install it).
import { existsSync, readFileSync } from "node:fs";
import { goVersion } from "./build.mjs";
import { succeeds } from "./run.mjs";

const has = (command) => succeeds("sh", ["-c", `command -v ${command}`]);
export const missing = (reason) => ({ kind: "missing", reason });

/** The reasons why the engines of the lab cannot be started here; empty when they can. */
export function obstacles() {
  if (process.platform !== "linux") return [missing("The lab's engines need Linux.")];
  if (process.getuid?.() !== 0)
    return [missing("The lab's engines need root (or set LAB_DOCKER_HOST to an engine of yours).")];
  const found = [];
  if (!goVersion())
    found.push(missing("Go is missing; the newer engine is built from Go modules (https://go.dev/dl)."));
  const commands = {
    dockerd: "docker.io",
    docker: "docker.io",
    iptables: "iptables",
    ip: "iproute2",
    nsenter: "util-linux",
    openssl: "openssl",
    "docker-registry": "docker-registry",
    "ssh-keygen": "openssh-client",
  };
  const lacking = Object.entries(commands).filter(([command]) => !has(command));
  if (!existsSync("/usr/sbin/sshd")) lacking.push(["sshd", "openssh-server"]);
  if (!existsSync("/usr/bin/busybox")) lacking.push(["busybox", "busybox-static"]);
  for (const [command, from] of lacking) {
    found.push(missing(`${command} is missing; install ${from}, or run with --install.`));
  }
  return found;
}

/** What a kernel may lack without anybody being to blame. The one list that a skip with CI=true may point to. */
const kernelParts = {
  macvlan: "macvlan",
  ipvlan: "ipvlan",
  dummy: "dummy",
  vlan: "vlan",
  memory: "memory cgroup",
};

/** {macvlan: true, dummy: false, …}: tried in a namespace that is thrown away. */
export function kernelAbilities() {
  const name = `bulkhead-probe-${process.pid}`;
  const tried = (...link) => succeeds("ip", ["-n", name, "link", "add", ...link]);
  succeeds("ip", ["netns", "add", name]);
  tried("probe0", "type", "veth", "peer", "name", "probe1");
  const abilities = {
    macvlan: tried("link", "probe0", "name", "m0", "type", "macvlan"),
    ipvlan: tried("link", "probe1", "name", "i0", "type", "ipvlan"),
    dummy: tried("d0", "type", "dummy"),
    vlan: tried("link", "probe0", "name", "v0", "type", "vlan", "id", "30"),
    memory: / memory |\bmemory\b/.test(readFileSync("/proc/cgroups", "utf8")),
  };
  succeeds("ip", ["netns", "delete", name]);
  return abilities;
}

/** "This kernel has no dummy links." for a name of the fixed list. */
export const kernelReason = (ability) => `This kernel has no ${kernelParts[ability]} support.`;

export const fileSystemReason = "This file system has no immutable files.";

/** Whether a skip's reason is of the fixed list: this machine makes it impossible, nobody could install it. */
export const isImpossible = (reason) =>
  reason === fileSystemReason || Object.keys(kernelParts).some((ability) => kernelReason(ability) === reason);
