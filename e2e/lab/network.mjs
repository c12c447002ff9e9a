// One bridge per lab with addresses from 198.18.0.0/15 (the range set aside for tests), and one network namespace
// per engine on it: two engines in one namespace fight over docker0 and the FORWARD chain.
import { existsSync, readdirSync } from "node:fs";
import { run, runNow, succeeds } from "./run.mjs";

export const bridgeOf = (lab) => `bulk${lab}`;
export const addressOf = (lab, host) => `198.18.${lab}.${host}`;
export const namespaceOf = (lab, engine) => `bulkhead-${lab}-${engine}`;

/**
 * Claims a number 1–254 that no other lab on this machine holds, and makes its bridge. Creating the bridge is the
 * claim: the kernel lets only one of two succeed.
 */
export function claimLab() {
  const begin = 1 + (process.pid % 254);
  for (let step = 0; step < 254; step++) {
    const lab = 1 + ((begin - 1 + step) % 254);
    if (!succeeds("ip", ["link", "add", bridgeOf(lab), "type", "bridge"])) continue;
    runNow("ip", ["addr", "add", `${addressOf(lab, 1)}/24`, "dev", bridgeOf(lab)]);
    runNow("ip", ["link", "set", bridgeOf(lab), "up"]);
    return lab;
  }
  throw new Error(
    "No free lab network: 198.18.1.0/24 to 198.18.254.0/24 are all taken, or this kernel cannot make a bridge.",
  );
}

/** A namespace with `eth0` on the lab's bridge, holding the given host addresses, the lab's bridge being its router. */
export async function createNamespace(lab, engine, hosts) {
  const name = namespaceOf(lab, engine);
  const outside = `bulk${lab}${engine}`.slice(0, 15);
  await run("ip", ["netns", "add", name]);
  await run("ip", ["link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", name]);
  await run("ip", ["link", "set", outside, "master", bridgeOf(lab), "up"]);
  const inside = (...args) => run("ip", ["-n", name, ...args]);
  await inside("link", "set", "lo", "up");
  for (const host of hosts) await inside("addr", "add", `${addressOf(lab, host)}/24`, "dev", "eth0");
  await inside("link", "set", "eth0", "up");
  await inside("route", "add", "default", "via", addressOf(lab, 1));
  return name;
}

/** Joins the namespace without a remount of /sys, which would hide the cgroups (as `ip netns exec` does). */
export const inNamespace = (name, command, args) => ["nsenter", [`--net=/var/run/netns/${name}`, command, ...args]];

/** Removes namespaces, links and bridge of one lab; fine when they are gone. */
export function removeNetwork(lab) {
  const folder = "/var/run/netns";
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith(`bulkhead-${lab}-`)) succeeds("ip", ["netns", "delete", name]);
  }
  const links = JSON.parse(runNow("ip", ["-j", "link", "show", "type", "veth"]) || "[]");
  for (const { ifname, master } of links) if (master === bridgeOf(lab)) succeeds("ip", ["link", "delete", ifname]);
  succeeds("ip", ["link", "delete", bridgeOf(lab)]);
}
