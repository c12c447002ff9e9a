import type { Cluster } from "../cluster.ts";
import { type Condition, conditionOf, withConditions } from "../with-conditions.ts";

const unheard = { reason: "NodeStatusUnknown", message: "Kubelet stopped posting node status." };

/** A node whose kubelet is not heard is not known to be ready, and nothing on it answers for certain. */
export function runNodes(cluster: Cluster): void {
  const { store } = cluster;
  const now = cluster.now();
  for (const node of store.list("Node")) {
    const { name } = node.metadata;
    const isSilent = cluster.silentNodes.has(name);
    const conditions = node.status?.conditions as Condition[] | undefined;
    const unreachable = [
      { key: "node.kubernetes.io/unreachable", effect: "NoSchedule" },
      { key: "node.kubernetes.io/unreachable", effect: "NoExecute" },
    ];
    const cordon = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
    const own = ((node.spec?.taints ?? []) as { key: string }[]).filter(({ key }) => !/\/un(reach|sched)/.test(key));
    const taints = [...own, ...(node.spec?.unschedulable ? [cordon] : []), ...(isSilent ? unreachable : [])];
    store.update(node, {
      spec: { ...node.spec, taints: taints.length > 0 ? taints : undefined },
      status: {
        ...node.status,
        conditions: withConditions(conditions, now, [
          ...["MemoryPressure", "DiskPressure", "PIDPressure"].map((type) =>
            isSilent
              ? { type, status: "Unknown" as const, ...unheard }
              : { type, status: false, reason: `KubeletHasNo${type}`, message: "kubelet has no pressure" },
          ),
          isSilent
            ? { type: "Ready", status: "Unknown", ...unheard }
            : { type: "Ready", status: true, reason: "KubeletReady", message: "kubelet is posting ready status" },
        ]),
      },
    });
    const was = conditionOf(conditions, "Ready")?.status;
    if (isSilent && was === "True") {
      cluster.event(node, "Normal", "NodeNotReady", `Node ${name} status is now: NodeNotReady`, "node-controller");
      doubt(cluster, name);
    }
  }
}

function doubt(cluster: Cluster, nodeName: string): void {
  for (const pod of cluster.store.list("Pod"))
    if (pod.spec.nodeName === nodeName && pod.status?.conditions)
      cluster.store.update(pod, {
        status: {
          ...pod.status,
          conditions: withConditions(pod.status.conditions, cluster.now(), [{ type: "Ready", status: false }]),
        },
      });
}
