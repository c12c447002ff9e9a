// What befalls a node, done for real.
import { haltProcess, resumeProcess } from "./kept-process.mjs";
import { kubectl } from "./kubectl.mjs";

/** Stops a node's kubelet: the node says nothing more, and some 20 s later it is no longer Ready. Its pods go on running. */
export const stopKubelet = (cluster, node) => haltProcess(cluster.root, `${node}-kubelet`);
export const startKubeletAgain = (cluster, node) => resumeProcess(cluster.root, `${node}-kubelet`);

export const cordon = (cluster, node) => kubectl(cluster, ["cordon", node]);
export const uncordon = (cluster, node) => kubectl(cluster, ["uncordon", node]);

/** Asks the API to evict a pod, as a drain does; throws with the server's words when a disruption budget forbids it. */
export const evict = (cluster, namespace, name) =>
  kubectl(
    cluster,
    ["create", "--raw", `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, "-f", "-"],
    JSON.stringify({ apiVersion: "policy/v1", kind: "Eviction", metadata: { namespace, name } }),
  );
