import type { Cluster } from "../cluster.ts";
import { isGoing, type KubeObject, stamp } from "../objects.ts";
import { withConditions } from "../with-conditions.ts";
import { type ContainerSpec, type ContainerStatus, live, waitingFor } from "./container-life.ts";

/** A process that is asked to end does so within this, or within its grace if that is shorter. */
const stopsMs = 1_500;

/** Brings about, on every node that is there, what the pods bound to it say. */
export function runKubelets(cluster: Cluster): void {
  for (const pod of cluster.store.list("Pod")) {
    const { nodeName } = pod.spec;
    if (nodeName && cluster.silentNodes.has(nodeName)) continue;
    if (isGoing(pod)) end(cluster, pod);
    else if (nodeName) tend(cluster, pod);
  }
}

function end(cluster: Cluster, pod: KubeObject): void {
  const { deletionTimestamp = "", deletionGracePeriodSeconds = 0, uid } = pod.metadata;
  const graceMs = deletionGracePeriodSeconds * 1_000;
  const isOver = !pod.spec.nodeName || ["Succeeded", "Failed"].includes(pod.status?.phase);
  const goneAt = Date.parse(deletionTimestamp) - graceMs + (isOver ? 0 : Math.min(stopsMs, graceMs));
  if (cluster.now() < goneAt) {
    cluster.wakeAt(goneAt);
    return;
  }
  cluster.store.remove(pod);
  for (const key of cluster.memory.keys()) if (key.startsWith(`${uid}/`)) cluster.memory.delete(key);
}

function tend(cluster: Cluster, pod: KubeObject): void {
  const { status = {} } = pod;
  if (status.phase === "Succeeded" || status.phase === "Failed") return;
  const seen = (all: readonly ContainerStatus[] | undefined, name: string) => all?.find((each) => each.name === name);

  const inits: ContainerStatus[] = [];
  let isInitialised = true;
  for (const spec of (pod.spec.initContainers ?? []) as ContainerSpec[]) {
    const known = seen(status.initContainerStatuses, spec.name);
    const next: ContainerStatus = isInitialised
      ? live(cluster, pod, spec, known, { isInit: true })
      : (known ?? waitingFor(spec, "PodInitializing"));
    isInitialised &&= next.state.terminated?.exitCode === 0;
    inits.push(next);
  }
  const containers = ((pod.spec.containers ?? []) as ContainerSpec[]).map((spec) => {
    const known = seen(status.containerStatuses, spec.name);
    return isInitialised
      ? live(cluster, pod, spec, known, { isInit: false })
      : (known ?? waitingFor(spec, "PodInitializing"));
  });

  const node = cluster.store.get("Node", "", pod.spec.nodeName);
  const hostIP = addressOf(node);
  const podIP = status.podIP ?? ipFor(cluster, pod, node);
  const isReady = containers.every(({ ready }) => ready);
  cluster.store.update(pod, {
    status: {
      ...status,
      phase: phaseOf(pod, containers),
      startTime: status.startTime ?? stamp(cluster.now()),
      hostIP,
      hostIPs: [{ ip: hostIP }],
      podIP,
      podIPs: [{ ip: podIP }],
      qosClass: status.qosClass ?? "Burstable",
      ...(inits.length > 0 ? { initContainerStatuses: inits } : {}),
      containerStatuses: containers,
      conditions: withConditions(status.conditions, cluster.now(), [
        { type: "Initialized", status: isInitialised },
        { type: "ContainersReady", status: isReady, ...(isReady ? {} : unready(containers)) },
        { type: "Ready", status: isReady, ...(isReady ? {} : unready(containers)) },
      ]),
    },
  });
}

function unready(containers: readonly ContainerStatus[]): { reason: string; message: string } {
  const names = containers.filter(({ ready }) => !ready).map(({ name }) => name);
  return { reason: "ContainersNotReady", message: `containers with unready status: [${names.join(" ")}]` };
}

function phaseOf({ spec }: KubeObject, containers: readonly ContainerStatus[]): string {
  const ends = containers.map(({ state }) => state.terminated);
  const policy = spec.restartPolicy ?? "Always";
  if (policy !== "Always" && ends.every((end) => end?.exitCode === 0)) return "Succeeded";
  if (policy === "Never" && ends.every((end) => end)) return "Failed";
  const hasBegun = ({ state, lastState }: ContainerStatus) => !state.waiting || lastState.terminated !== undefined;
  return containers.every(hasBegun) ? "Running" : "Pending";
}

export const addressOf = (node: KubeObject | undefined): string =>
  (node?.status?.addresses as { type: string; address: string }[] | undefined)?.find(
    ({ type }) => type === "InternalIP",
  )?.address ?? "";

/** The next address of the node's range that no pod has. */
function ipFor(cluster: Cluster, pod: KubeObject, node: KubeObject | undefined): string {
  if (pod.spec.hostNetwork) return addressOf(node);
  const range = String(node?.spec.podCIDR ?? "10.42.0.0/24").replace(/\.\d+\/\d+$/, "");
  const taken = new Set(cluster.store.list("Pod").map(({ status }) => status?.podIP));
  for (let last = 2; last < 255; last++) if (!taken.has(`${range}.${last}`)) return `${range}.${last}`;
  return `${range}.254`;
}
