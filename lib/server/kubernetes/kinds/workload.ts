import "server-only";
import type { ObjectReport } from "@/lib/domain/cluster-report/object";
import type { DeploymentReport } from "@/lib/domain/cluster-report/workloads";
import { type Json, record } from "@/lib/server/sources/read";
import type { Share } from "./kind";
import { toTemplate } from "./template";
import { count, toConditions, toSelector } from "./values";

type Workload = ObjectReport &
  Pick<DeploymentReport, "generation" | "observedGeneration" | "desired" | "selector" | "template" | "conditions">;

/** What Deployments, ReplicaSets, StatefulSets and DaemonSets have in common. `desired`: 1 where nothing is said. */
export function toWorkload(json: Json, meta: ObjectReport, share: Share): Workload {
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
