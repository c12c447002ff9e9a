import type { Cluster } from "../cluster.ts";
import { isGoing, isOwnedBy, type KubeObject } from "../objects.ts";
import { countReady, endPod, isReady, makePod, podName } from "./pods-of.ts";
import { hashLabel, reviseOf } from "./revisions.ts";

/** One pod on each node that it may run on, a cordoned one too; a new template goes from node to node. */
export function runDaemonSets(cluster: Cluster): void {
  for (const set of cluster.store.list("DaemonSet")) {
    const { hash } = reviseOf(cluster, set);
    const nodes = cluster.store.list("Node").filter((node) => isFor(set, node));
    const all = cluster.store.list("Pod", set.metadata.namespace).filter((pod) => isOwnedBy(pod, set));
    const on = (node: KubeObject) => all.filter(({ spec }) => spec.nodeName === node.metadata.name);
    for (const node of nodes)
      if (on(node).length === 0)
        makePod(cluster, set, set.spec.template, {
          name: podName(cluster, set),
          labels: { [hashLabel]: hash },
          // It is bound by its controller's wish, whatever the scheduler thinks of the node.
          spec: { nodeName: node.metadata.name },
        });
    for (const pod of all) if (!nodes.some(({ metadata }) => metadata.name === pod.spec.nodeName)) endPod(cluster, pod);

    const old = all.filter((pod) => !isGoing(pod) && pod.metadata.labels?.[hashLabel] !== hash);
    const missing = nodes.filter((node) => !on(node).some((pod) => !isGoing(pod) && isReady(pod)));
    const next = old.find((pod) => !isReady(pod)) ?? (missing.length === 0 ? old[0] : undefined);
    if (next && set.spec.updateStrategy?.type !== "OnDelete") endPod(cluster, next);
    writeStatus(cluster, set, nodes, hash);
  }
}

function isFor({ spec }: KubeObject, { metadata }: KubeObject): boolean {
  const wanted = Object.entries((spec.template.spec.nodeSelector ?? {}) as Record<string, string>);
  return wanted.every(([label, value]) => metadata.labels?.[label] === value);
}

function writeStatus(cluster: Cluster, set: KubeObject, nodes: readonly KubeObject[], hash: string): void {
  const pods = cluster.store.list("Pod", set.metadata.namespace).filter((pod) => isOwnedBy(pod, set) && !isGoing(pod));
  const ready = countReady(pods);
  cluster.store.update(set, {
    status: {
      observedGeneration: set.metadata.generation,
      desiredNumberScheduled: nodes.length,
      currentNumberScheduled: pods.length,
      numberMisscheduled: 0,
      numberReady: ready,
      numberAvailable: ready,
      numberUnavailable: nodes.length - ready,
      updatedNumberScheduled: pods.filter(({ metadata }) => metadata.labels?.[hashLabel] === hash).length,
    },
  });
}
