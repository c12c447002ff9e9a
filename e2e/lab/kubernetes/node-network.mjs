// Pods of two nodes reach each other by routes between the nodes, as with a CNI that routes natively.
import { addressOf, bridgeOf, createNamespace, inNamespace } from "../network.mjs";
import { run, runNow, succeeds } from "../run.mjs";
import { podRange } from "./control-plane.mjs";

const firstHost = 21;

/** The nodes of a lab: {name, address, podRange, namespace, index}. Their namespaces are made, and routes lead to each other's pods. */
export async function createNodeNetworks(lab, names) {
  const nodes = names.map((name, index) => ({
    name,
    index,
    address: addressOf(lab, firstHost + index),
    podRange: podRange.replace("0.0/16", `${index + 1}.0/24`),
  }));
  allowBetweenNodes(lab);
  return Promise.all(
    nodes.map(async (node) => {
      const namespace = await createNamespace(lab, node.name, [firstHost + node.index]);
      const inside = (command, ...args) => run(...inNamespace(namespace, command, args));
      await inside("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
      // What leaves the pods' range bears the node's address; pods see each other by their own.
      const leaving = ["-s", podRange, "!", "-d", podRange, "-j", "MASQUERADE"];
      await inside("iptables", "-w", "-t", "nat", "-A", "POSTROUTING", ...leaving);
      for (const other of nodes.filter((one) => one !== node)) {
        await run("ip", ["-n", namespace, "route", "add", other.podRange, "via", other.address]);
      }
      return { ...node, namespace };
    }),
  );
}

const rule = (lab) => ["FORWARD", "-i", bridgeOf(lab), "-o", bridgeOf(lab), "-j", "ACCEPT"];

/** Where a Docker engine of the machine's own has closed FORWARD, frames between two nodes would be dropped, too. */
function allowBetweenNodes(lab) {
  runNow("iptables", ["-w", "-I", ...rule(lab)]);
}

/** Takes that back; fine when it was never given. */
export const forbidBetweenNodes = (lab) => succeeds("iptables", ["-w", "-D", ...rule(lab)]);
