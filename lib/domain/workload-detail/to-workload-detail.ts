import { onPanelClock } from "../clock";
import type { ConditionReport } from "../cluster-report/object";
import { maskText } from "../mask-secrets";
import type { WorkloadFacts } from "../normalise/workload-facts";
import type { Role } from "../permission";
import { claimOfNamespace } from "../place/claim";
import type { ClusterState } from "../publish/cluster-state";
import type { WorkloadState } from "../publish/workload-state";
import { scalerOf, setsOf } from "./made-by";
import type { WorkloadDetail } from "./model";
import { toEndings } from "./to-endings";
import { toOwned } from "./to-owned";
import { toReplicas } from "./to-replicas";
import { toRollout } from "./to-rollout";
import { toTemplate } from "./to-template";

/** What a person of this role may know of a workload. Commands, paths and names of secrets are for those who may act. */
export function toWorkloadDetail(state: WorkloadState, cluster: ClusterState, role: Role): WorkloadDetail {
  const { facts, place, context } = state;
  const { skewMs } = cluster;
  const { report } = cluster.normal;
  const sets = setsOf(facts, report.objects);
  const { template, pods, namespace, clusterId } = facts;
  const owner = facts.object?.owner ?? null;
  return {
    nodeId: facts.nodeId,
    createdAt: onPanelClock(facts.object?.createdAt ?? null, skewMs),
    replicas: toReplicas(facts, scalerOf(facts, report.objects), skewMs),
    rollout: toRollout(state, sets),
    conditions: conditionsOf(facts).map((each) => ({
      ...each,
      message: maskText(each.message),
      changedAt: onPanelClock(each.changedAt, skewMs),
    })),
    endings: toEndings(clusterId, pods, skewMs),
    owner: owner && { kind: owner.kind, name: owner.name },
    owned: toOwned(facts, sets, skewMs),
    template: template && toTemplate(template, pods, { report, namespace, seesAll: role !== "viewer" }),
    claim: claimOfNamespace(
      namespace,
      report.objects.Namespace.get(namespace) ?? null,
      place.placement,
      context.place.home?.zoneId ?? null,
      context.index,
    ),
  };
}

/** What a Job says on its way to its end, and by what that is said once it is there. */
const announced: Readonly<Record<string, string>> = { FailureTarget: "Failed", SuccessCriteriaMet: "Complete" };

function conditionsOf({ object }: WorkloadFacts): readonly ConditionReport[] {
  if (object === null || !("conditions" in object)) return [];
  const holding = new Set(object.conditions.flatMap(({ type, status }) => (status === "True" ? [type] : [])));
  return object.conditions.filter(({ type }) => !holding.has(announced[type] ?? ""));
}
