import type { Cluster } from "../cluster.ts";
import { isGoing, type KubeObject } from "../objects.ts";
import { type Condition, conditionOf, withConditions } from "../with-conditions.ts";

/** Binds each pod to the node with the fewest of those that may have it; says why where none may. */
export function runScheduler(cluster: Cluster): void {
  const { store } = cluster;
  for (const pod of store.list("Pod")) {
    const conditions = pod.status?.conditions as Condition[] | undefined;
    if (isGoing(pod)) continue;
    if (pod.spec.nodeName) {
      if (conditionOf(conditions, "PodScheduled")?.status !== "True") scheduled(cluster, pod, pod.spec);
      continue;
    }
    const nodes = store.list("Node");
    const refused = nodes.map((node) => ({ node, why: whyNot(cluster, pod, node) }));
    const [best] = refused
      .filter(({ why }) => why === null)
      .map(({ node }) => ({ node, load: loadOf(cluster, node, pod) }))
      .sort((a, b) => a.load - b.load || a.node.metadata.name.localeCompare(b.node.metadata.name));
    if (best) {
      const nodeName = best.node.metadata.name;
      scheduled(cluster, pod, { ...pod.spec, nodeName });
      const said = `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${nodeName}`;
      cluster.event(pod, "Normal", "Scheduled", said, "default-scheduler");
      continue;
    }
    const message = sayWhy(refused.map(({ why }) => why ?? ""));
    if (conditionOf(conditions, "PodScheduled")?.message === message) continue;
    store.update(pod, {
      status: {
        ...pod.status,
        conditions: withConditions(conditions, cluster.now(), [
          { type: "PodScheduled", status: false, reason: "Unschedulable", message },
        ]),
      },
    });
    cluster.event(pod, "Warning", "FailedScheduling", message, "default-scheduler");
  }
}

function scheduled(cluster: Cluster, pod: KubeObject, spec: unknown): void {
  const conditions = withConditions(pod.status?.conditions, cluster.now(), [{ type: "PodScheduled", status: true }]);
  cluster.store.update(pod, { spec, status: { ...pod.status, conditions } });
}

function whyNot(cluster: Cluster, pod: KubeObject, node: KubeObject): string | null {
  if (node.spec?.unschedulable === true) return "were unschedulable";
  if (cluster.silentNodes.has(node.metadata.name)) return "had untolerated taint {node.kubernetes.io/unreachable: }";
  const wanted = Object.entries((pod.spec.nodeSelector ?? {}) as Record<string, string>);
  if (!wanted.every(([label, value]) => node.metadata.labels?.[label] === value))
    return "didn't match Pod's node affinity/selector";
  return isElsewhere(cluster, pod, node) ? "had volume node affinity conflict" : null;
}

/** What was once written to a node's own disk is nowhere else. */
function isElsewhere({ store }: Cluster, pod: KubeObject, node: KubeObject): boolean {
  const volumes = (pod.spec.volumes ?? []) as { persistentVolumeClaim?: { claimName: string } }[];
  return volumes.some(({ persistentVolumeClaim: mounted }) => {
    const claim = mounted && store.get("PersistentVolumeClaim", pod.metadata.namespace ?? "", mounted.claimName);
    const volume = claim?.spec.volumeName && store.get("PersistentVolume", "", claim.spec.volumeName);
    const only = volume ? volume.metadata.annotations?.["local.path.provisioner/selected-node"] : undefined;
    return only !== undefined && only !== node.metadata.name;
  });
}

/** Pods of the same owner weigh most, so that they stand apart. */
function loadOf({ store }: Cluster, node: KubeObject, pod: KubeObject): number {
  const owner = pod.metadata.ownerReferences?.[0]?.uid;
  const there = store.list("Pod").filter(({ spec }) => spec.nodeName === node.metadata.name);
  const alike = there.filter(({ metadata }) => owner && metadata.ownerReferences?.[0]?.uid === owner);
  return (there.length + 10 * alike.length) / Number(node.status?.capacity?.cpu ?? 1);
}

function sayWhy(why: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of why) counts.set(each, (counts.get(each) ?? 0) + 1);
  const parts = [...counts].map(([each, count]) => `${count} node(s) ${each}`);
  return `0/${why.length} nodes are available: ${parts.join(", ")}.`;
}
