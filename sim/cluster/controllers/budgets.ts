import type { Cluster } from "../cluster.ts";
import { isGoing, selects } from "../objects.ts";
import { countReady } from "./pods-of.ts";

/** How many pods of each budget may be missing. */
export function runBudgets({ store }: Cluster): void {
  for (const budget of store.list("PodDisruptionBudget")) {
    const { spec, metadata } = budget;
    const pods = store
      .list("Pod", metadata.namespace)
      .filter((pod) => !isGoing(pod) && selects(spec.selector, pod.metadata.labels));
    const desiredHealthy =
      spec.maxUnavailable === undefined
        ? Number(spec.minAvailable ?? 1)
        : Math.max(0, pods.length - Number(spec.maxUnavailable));
    const currentHealthy = countReady(pods);
    store.update(budget, {
      status: {
        observedGeneration: metadata.generation,
        expectedPods: pods.length,
        desiredHealthy,
        currentHealthy,
        disruptionsAllowed: Math.max(0, currentHealthy - desiredHealthy),
      },
    });
  }
}
