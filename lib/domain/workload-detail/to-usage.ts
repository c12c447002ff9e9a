import { onPanelClock } from "../clock";
import type { PodReport } from "../cluster-report/pods";
import { quantity } from "../cluster-report/quantity";
import { podNodeId } from "../ids";
import type { WorkloadUsage } from "./usage";

interface Measured {
  readonly name: string;
  readonly cpuCores: number;
  readonly memoryBytes: number;
  readonly at: number | null;
}

/**
 * What is measured of these pods. @returns null where none of them has been: a pod is not in its first half minute.
 *
 * @param measured - Of their whole namespace. @param skewMs - The cluster's clock minus the panel's.
 */
export function toWorkloadUsage(
  clusterId: string,
  pods: readonly PodReport[],
  measured: readonly Measured[],
  skewMs: number,
): WorkloadUsage | null {
  const byName = new Map(measured.map((each) => [each.name, each]));
  const both = pods.flatMap((pod) => {
    const usage = byName.get(pod.name);
    return usage ? [{ pod, usage }] : [];
  });
  if (both.length === 0) return null;
  const sum = (of: (each: Measured) => number) => both.reduce((total, { usage }) => total + of(usage), 0);
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
