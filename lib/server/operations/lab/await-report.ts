import "server-only";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { until } from "@/lib/server/sources/until";

/** For tests on a real cluster: resolves once a source reports such an object. `key` is "namespace/name". */
export const untilReported = (
  source: ClusterSource,
  kind: "Job" | "CronJob" | "HorizontalPodAutoscaler",
  key: string,
): Promise<void> => until(`${key} is reported`, () => source.report()?.objects[kind].has(key) ?? false, 20_000);

/** The same once a Job has failed for good. */
export const untilFailed = (source: ClusterSource, key: string): Promise<void> =>
  until(
    `${key} has failed`,
    () =>
      source
        .report()
        ?.objects.Job.get(key)
        ?.conditions.some(({ type }) => type === "Failed") ?? false,
    60_000,
  );
