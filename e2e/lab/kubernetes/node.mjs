// One real node in a network namespace of its own: containerd, kubelet and kube-proxy.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { binary } from "../build.mjs";
import { inNamespace, namespaceOf } from "../network.mjs";
import { waitFor } from "../processes.mjs";
import { createCgroup } from "./cgroups.mjs";
import { podRange } from "./control-plane.mjs";
import { importImages } from "./images.mjs";
import { startKept } from "./kept-process.mjs";
import { writeNodeFiles } from "./node-files.mjs";
import { writeKubeconfig } from "./pki.mjs";
import { clusterRecipes } from "./recipes.mjs";

const clusterDns = "10.96.0.10";

/** containerd with every image of the lab. `node` is one of createNodeNetworks; returned with {folder, socket, files}. */
export async function startContainerd(cluster, node, archives) {
  const { root, lab, registry, pki } = cluster;
  const folder = path.join(cluster.folder, node.name);
  mkdirSync(folder, { recursive: true });
  const machineId = createHash("sha256").update(`${lab} ${node.name}`).digest("hex").slice(0, 32);
  const cgroup = createCgroup(namespaceOf(lab, node.name));
  const network = namespaceOf(lab, "pods");
  const files = writeNodeFiles({ ...node, folder, machineId, cgroup, network, registry, clusterDns, ca: pki.ca.cert });
  const socket = path.join(folder, "containerd.sock");
  const name = `${node.name}-containerd`;
  // Debian's own, with Debian's runc: the newer ones of the engines are not on this PATH.
  const process = startKept(
    root,
    name,
    ...inNamespace(node.namespace, "/usr/bin/containerd", ["-c", files.containerd]),
  );
  await waitFor(`containerd of ${node.name}`, () => existsSync(socket), { root, name, process });
  for (const archive of archives) await importImages(socket, archive);
  return { ...node, folder, socket, files };
}

/** The node's object, made before its kubelet comes, so that its pods get the range that the routes lead to. */
export const nodeObject = ({ name, podRange: range }) => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name },
  spec: { podCIDR: range, podCIDRs: [range] },
});

/** kubelet and kube-proxy of a node. Returns {kubeletPid}; the node is Ready a few seconds later. */
export function startKubelet(cluster, node) {
  const { root, pki, server } = cluster;
  const kubeconfigOf = (user) =>
    writeKubeconfig(path.join(node.folder, `${user}.kubeconfig`), {
      server,
      ca: pki.ca.cert,
      user,
      certificate: pki.clients[user],
    });
  const start = (part, command, args) =>
    startKept(root, `${node.name}-${part}`, ...inNamespace(node.namespace, binary(command, clusterRecipes), args));
  const kubelet = start("kubelet", "kubelet", [
    `--config=${node.files.kubelet}`,
    `--kubeconfig=${kubeconfigOf(node.name)}`,
    `--root-dir=${path.join(node.folder, "kubelet")}`,
    `--cert-dir=${path.join(node.folder, "kubelet-certificates")}`,
    `--machine-id-file=${node.files.machineId}`,
    // With one, a busy kubelet clears the container whose end it has not reported yet.
    "--maximum-dead-containers-per-container=2",
    `--hostname-override=${node.name}`,
    `--node-ip=${node.address}`,
  ]);
  start("kube-proxy", "kube-proxy", [
    `--kubeconfig=${kubeconfigOf("kube-proxy")}`,
    `--hostname-override=${node.name}`,
    `--cluster-cidr=${podRange}`,
    "--proxy-mode=iptables",
    "--oom-score-adj=0",
    "--conntrack-max-per-core=0",
    "--conntrack-tcp-timeout-established=0",
    "--conntrack-tcp-timeout-close-wait=0",
  ]);
  return { kubeletPid: kubelet.pid };
}
