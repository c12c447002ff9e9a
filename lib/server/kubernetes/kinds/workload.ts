import "server-only";
import type { DeploymentReport } from "@/lib/domain/cluster-report/workloads";
import { type Json, record } from "@/lib/server/docker/report/read";
import type { MetaReport, Share } from "./kind";
import { toTemplate } from "./template";
import { count, toConditions, toSelector } from "./values";

type Workload = MetaReport &
  Pick<DeploymentReport, "generation" | "observedGeneration" | "desired" | "selector" | "template" | "conditions">;

/** What Deployments, ReplicaSets, StatefulSets and DaemonSets have in common. `desired`: 1 where nothing is said. */
export function toWorkload(json: Json, meta: MetaReport, share: Share): Workload {
  const [spec, status] = [record(json.spec), record(json.status)];
  return {
    ...meta,
    generation: count(record(json.metadata).generation),
    observedGeneration: count(status.observedGeneration),
    desired: count(spec.replicas, 1),
    selector: share(toSelector(spec.selector)),
    template: toTemplate(record(spec.template), share),
    conditions: toConditions(status.conditions),
  };
}
