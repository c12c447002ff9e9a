// LAB_KUBECONFIG: a cluster that a contributor has already. Tests make and remove namespaces of their own in it.
import path from "node:path";
import { getJson, kubectl } from "./kubectl.mjs";

const addressOf = ({ status }) => status.addresses?.find(({ type }) => type === "InternalIP")?.address;

/** The part `kubernetes` of the lab's state for the current context of a kubeconfig: {kubeconfig, server, nodes}. */
export async function describeCluster(file) {
  const cluster = { kubeconfig: path.resolve(file) };
  const [config, { items }] = await Promise.all([
    kubectl(cluster, ["config", "view", "--minify", "-o", "json"]).then(JSON.parse),
    getJson(cluster, "nodes"),
  ]);
  return {
    ...cluster,
    server: config.clusters[0].cluster.server,
    nodes: items.map((node) => ({ name: node.metadata.name, address: addressOf(node) })),
  };
}
