import { onPanelClock } from "../clock";
import type { PodReport } from "../cluster-report/pods";
import { quantity } from "../cluster-report/quantity";
import { podNodeId } from "../ids";
import { type Reason, reason } from "../reason";
import type { NamespaceUsage, PodUsage, UsageTold, WorkloadUsage } from "./usage";

/** Only a pod that runs is measured: others miss nothing. */
export const areMeasured = (pods: readonly PodReport[]): boolean => pods.some(isRunning);

const isRunning = ({ phase }: PodReport): boolean => phase === "Running";

/**
 * What these pods take, or why that isn't known. @returns null where nothing measures the cluster: that is how many are,
 * and nothing to be said at each workload.
 *
 * @param skewMs - The cluster's clock minus the panel's.
 */
export function toUsageTold(
  clusterId: string,
  pods: readonly PodReport[],
  told: NamespaceUsage,
  skewMs: number,
): UsageTold | null {
  const without = (gap: Reason): UsageTold => ({ usage: null, unmeasured: [], gap });
  switch (told.state) {
    case "absent":
      return null;
    case "not-permitted":
      return without(reason("cluster-kind-not-permitted", { verb: "list", resource: "pods.metrics.k8s.io" }));
    case "unavailable":
      return without(reason("usage.unavailable"));
    case "measured": {
      const known = new Set(told.pods.map(({ name }) => name));
      const unmeasured = pods.filter((pod) => isRunning(pod) && !known.has(pod.name));
      const usage = toWorkloadUsage(clusterId, pods, told.pods, skewMs);
      return {
        ...{ usage, gap: usage === null && unmeasured.length > 0 ? reason("usage.not-yet") : null },
        unmeasured: unmeasured.map(({ uid }) => podNodeId(clusterId, uid)),
      };
    }
  }
}

/** The sum over those of these pods that are measured; null where none is. `measured` is of their whole namespace. */
function toWorkloadUsage(
  clusterId: string,
  pods: readonly PodReport[],
  measured: readonly PodUsage[],
  skewMs: number,
): WorkloadUsage | null {
  const byName = new Map(measured.map((each) => [each.name, each]));
  const both = pods.flatMap((pod) => {
    const usage = byName.get(pod.name);
    return usage ? [{ pod, usage }] : [];
  });
  if (both.length === 0) return null;
  const sum = (of: (each: PodUsage) => number) => both.reduce((total, { usage }) => total + of(usage), 0);
  const times = both.flatMap(({ usage }) => usage.at ?? []);
  const seen = both.map(({ pod }) => pod);
  return {
    cpuCores: sum(({ cpuCores }) => cpuCores),
    memoryBytes: sum(({ memoryBytes }) => memoryBytes),
    cpuLimitCores: limitOf(seen, "cpu"),
    memoryLimitBytes: limitOf(seen, "memory"),
    at: onPanelClock(times.length > 0 ? Math.min(...times) : null, skewMs),
    pods: both.map(({ pod, usage: { cpuCores, memoryBytes } }) => ({
      ...{ podId: podNodeId(clusterId, pod.uid), cpuCores, memoryBytes },
    })),
  };
}

/** Of all their containers that are measured: sidecars are, though they begin as init containers. One without a limit may take what there is. */
function limitOf(pods: readonly PodReport[], what: "cpu" | "memory"): number | null {
  const limits = pods.flatMap(({ template, initContainers }) => {
    const sidecars = new Set(initContainers.filter(({ sidecar }) => sidecar).map(({ name }) => name));
    return template.containers
      .filter(({ name, init }) => !init || sidecars.has(name))
      .map(({ limits }) => quantity(limits[what]));
  });
  return limits.every((each) => each > 0) ? limits.reduce((total, each) => total + each, 0) : null;
}
