// Fake nodes on the real apiserver, for scale: kwok says of their pods that they run.
import path from "node:path";
import { binary } from "../build.mjs";
import { startKept } from "./kept-process.mjs";
import { apply, kubectl } from "./kubectl.mjs";
import { onceInCluster } from "./once.mjs";
import { clusterRecipes } from "./recipes.mjs";

const fake = "kwok.x-k8s.io/node";
const stages = [
  "node/fast/node-initialize.yaml",
  "node/heartbeat-with-lease/node-heartbeat-with-lease.yaml",
  "pod/fast/pod-ready.yaml",
  "pod/fast/pod-complete.yaml",
  "pod/fast/pod-delete.yaml",
];

/** Of the fake nodes, and of no others. */
export const crowdLabel = "bulkhead-lab.crowd";

/** Fields of a pod's spec that let it onto the fake nodes of a crowd, and nowhere else. */
export const inCrowd = (crowd) => ({
  nodeSelector: { [crowdLabel]: crowd },
  tolerations: [{ key: fake, operator: "Exists", effect: "NoSchedule" }],
});

function fakeNode(crowd, name) {
  const resources = { cpu: "32", memory: "256Gi", pods: "250" };
  const labels = { [crowdLabel]: crowd, "kubernetes.io/hostname": name };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, annotations: { [fake]: "fake" }, labels },
    spec: { taints: [{ key: fake, value: "fake", effect: "NoSchedule" }] },
    status: { allocatable: resources, capacity: resources },
  };
}

function start(cluster) {
  const command = binary("kwok", clusterRecipes);
  const folder = path.join(path.dirname(command), "stage");
  startKept(cluster.root, "kwok", command, [
    `--kubeconfig=${cluster.kubeconfig}`,
    ...stages.map((stage) => `--config=${path.join(folder, stage)}`),
    "--manage-all-nodes=false",
    // Renewed every ten seconds. A status alone comes every 20 to 25, later than this cluster waits for a node: it would
    // call the node silent and its pods not ready, which nobody takes back.
    "--node-lease-duration-seconds=40",
    `--manage-nodes-with-annotation-selector=${fake}=fake`,
  ]);
}

/**
 * Makes `nodes` fake nodes, "<crowd>-1" and on, with room for 250 pods each; starts kwok if it does not run yet. Pods
 * are Ready some milliseconds after they are bound there.
 */
export async function addCrowd(cluster, crowd, { nodes }) {
  await onceInCluster(cluster, "kwok", () => start(cluster));
  const names = Array.from({ length: nodes }, (_, index) => `${crowd}-${index + 1}`);
  await apply(
    cluster,
    names.map((name) => fakeNode(crowd, name)),
  );
}

/** Removes the crowd's nodes; their pods are for whoever made them to remove first. Fine when there are none. */
export const removeCrowd = (cluster, crowd) => kubectl(cluster, ["delete", "nodes", "-l", `${crowdLabel}=${crowd}`]);
