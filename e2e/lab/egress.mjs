// A way out for the engines' host network, open only while an image is built: its `npm ci` needs the package registry.
import { readFileSync, writeFileSync } from "node:fs";
import { run, succeeds } from "./run.mjs";

const forwarding = "/proc/sys/net/ipv4/ip_forward";

const rules = (subnet) => [
  ["-t", "nat", "POSTROUTING", "-s", subnet, "!", "-d", subnet, "-j", "MASQUERADE"],
  ["-t", "filter", "FORWARD", "-s", subnet, "-j", "ACCEPT"],
  ["-t", "filter", "FORWARD", "-d", subnet, "-j", "ACCEPT"],
];

const apply = (verb, [flag, table, chain, ...rule]) => ["-w", flag, table, verb, chain, ...rule];

/** Runs `work` with the lab's subnet let out; everything is put back as it was. */
export async function withEgress(subnet, work) {
  const before = readFileSync(forwarding, "utf8");
  for (const rule of rules(subnet)) await run("iptables", apply("-I", rule));
  writeFileSync(forwarding, "1");
  try {
    return await work();
  } finally {
    closeEgress(subnet);
    writeFileSync(forwarding, before);
  }
}

/** Removes what an interrupted run left; fine when there is nothing. */
export function closeEgress(subnet) {
  for (const rule of rules(subnet)) succeeds("iptables", apply("-D", rule));
}
