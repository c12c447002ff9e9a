import "server-only";
import { quantity } from "@/lib/domain/cluster-report/quantity";
import type { PodUsage } from "@/lib/domain/workload-detail/usage";
import { list, record, text, time } from "@/lib/server/sources/read";

/** What must be granted for it, besides what is watched. */
export const usageRight = { group: "metrics.k8s.io", resource: "pods", verbs: ["list"] } as const;

/** Of all namespaces. */
export const usagePath = `/apis/${usageRight.group}/v1beta1/${usageRight.resource}`;

/** More pods than a namespace has. */
const mostPods = 5_000;

/** A list of PodMetrics; what isn't one is no pod. */
export const toUsage = (json: unknown): readonly PodUsage[] =>
  list(record(json).items, mostPods)
    .map(record)
    .map(({ metadata, timestamp, containers }) => {
      const used = list(containers)
        .map(record)
        .map(({ usage }) => record(usage));
      return {
        name: text(record(metadata).name, 512),
        cpuCores: used.reduce((sum, { cpu }) => sum + quantity(cpu), 0),
        memoryBytes: used.reduce((sum, { memory }) => sum + quantity(memory), 0),
        at: time(timestamp),
      };
    })
    .filter(({ name }) => name !== "");
