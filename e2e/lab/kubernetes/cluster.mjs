// The real cluster: a control plane on the lab's own address and two real nodes.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { buildAll } from "../build.mjs";
import { addressOf } from "../network.mjs";
import { waitFor } from "../processes.mjs";
import { keepKernelSettings } from "./clean-up.mjs";
import { newEtcd, startApiserver, startControllers, startEtcd } from "./control-plane.mjs";
import { unpackPackages } from "./debian.mjs";
import { writePauseImage } from "./images.mjs";
import { apply, getJson } from "./kubectl.mjs";
import { metricsObjects, startMetricsServer } from "./metrics-server.mjs";
import { nodeObject, startContainerd, startKubelet } from "./node.mjs";
import { createNodeNetworks } from "./node-network.mjs";
import { createPki, writeKubeconfig } from "./pki.mjs";
import { clusterRecipes } from "./recipes.mjs";

const nodeNames = ["node-1", "node-2"];

/** Builds and fetches what the cluster needs; nothing to do the second time. Returns as buildAll does. */
export async function prepareCluster({ log = console.log } = {}) {
  unpackPackages({ log });
  return buildAll({ wanted: clusterRecipes, log });
}

const isReady = ({ status }) => status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True");

/** Waits until every named node says that it is ready. */
export const waitForNodes = (cluster, names, timeout = 60_000) =>
  waitFor(
    names.join(" and "),
    async () => {
      const { items } = await getJson(cluster, "nodes");
      return names.every((name) => items.some((node) => node.metadata.name === name && isReady(node)));
    },
    { root: cluster.root, name: `${names[0]}-kubelet`, timeout },
  );

/**
 * Starts the cluster of a lab whose network and registry are there. `archives` are the images for its nodes, `registry`
 * is "address:port". Returns the part `kubernetes` of the lab's state (see state.d.mts).
 */
export async function startCluster({ lab, root, registry, archives }) {
  const folder = path.join(root, "kubernetes");
  mkdirSync(folder, { recursive: true });
  keepKernelSettings(folder);
  const address = addressOf(lab, 1);
  const pki = createPki(path.join(folder, "pki"), [address, "127.0.0.1", "10.96.0.1"], nodeNames);
  const nodes = createNodeNetworks(lab, nodeNames);
  const base = { lab, root, folder, registry, pki: await pki };

  const images = [...archives, writePauseImage(folder)];
  const prepared = nodes.then((all) => Promise.all(all.map((node) => startContainerd(base, node, images))));
  // It is awaited below; until then its failure must not end the process.
  prepared.catch(() => {});
  const etcd = await startEtcd(root, "etcd", folder, newEtcd());
  const server = await startApiserver(root, "apiserver", { address, etcd, pki: base.pki, folder });
  const cluster = {
    ...base,
    server,
    etcd,
    kubeconfig: writeKubeconfig(path.join(folder, "admin.kubeconfig"), {
      server,
      ca: base.pki.ca.cert,
      user: "admin",
      certificate: base.pki.clients.admin,
    }),
  };
  await apply(cluster, [...(await nodes).map(nodeObject), ...metricsObjects(cluster)]);
  startControllers(root, cluster);
  const running = (await prepared).map((node) => ({ ...node, ...startKubelet(cluster, node) }));
  await waitForNodes(cluster, nodeNames);
  startMetricsServer(cluster);
  return {
    ...cluster,
    nodes: running.map(({ name, address: ip, namespace, podRange, socket, kubeletPid }) => ({
      name,
      address: ip,
      namespace,
      podRange,
      containerd: socket,
      kubeletPid,
    })),
  };
}
