import type { Cluster } from "../cluster.ts";
import { countReady, dispensableFirst, endPod, livingPods, makePod, podName } from "./pods-of.ts";

/** As many pods as it says. */
export function runReplicaSets(cluster: Cluster): void {
  for (const set of cluster.store.list("ReplicaSet")) {
    const pods = livingPods(cluster, set);
    const wanted = Number(set.spec.replicas ?? 1);
    for (let missing = wanted - pods.length; missing > 0; missing--)
      makePod(cluster, set, set.spec.template, { name: podName(cluster, set) });
    for (const pod of [...pods].sort(dispensableFirst).slice(0, Math.max(0, pods.length - wanted))) {
      endPod(cluster, pod);
      const said = `Deleted pod: ${pod.metadata.name}`;
      cluster.event(set, "Normal", "SuccessfulDelete", said, "replicaset-controller");
    }
    const now = livingPods(cluster, set);
    const ready = countReady(now);
    cluster.store.update(set, {
      status: {
        replicas: now.length,
        fullyLabeledReplicas: now.length,
        readyReplicas: ready,
        availableReplicas: ready,
        observedGeneration: set.metadata.generation,
      },
    });
  }
}
