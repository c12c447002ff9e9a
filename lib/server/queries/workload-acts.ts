import "server-only";
import type { ClusterReport } from "@/lib/domain/cluster-report";
import { BulkheadError } from "@/lib/domain/failure";
import { workloadNodeId } from "@/lib/domain/ids";
import { type Operation, workloadOperationKinds } from "@/lib/domain/operation";
import type { PastRedeploy } from "@/lib/domain/redeploy/preview";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import { candidateOf } from "@/lib/domain/rollout/candidate";
import { writesTo } from "@/lib/domain/rollout/change";
import { refuseChange } from "@/lib/domain/rollout/refuse-change";
import { workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import type { WorkloadKind } from "@/lib/domain/topology/cluster-nodes";
import { defineQuery } from "@/lib/server/commands/define-query";
import { protectedZoneOf } from "./protected-zone";
import { requireCluster } from "./require-cluster";

/** What can be done with this workload now. Asks the cluster what its account may do, changes nothing. */
export const workloadActs = defineQuery({
  name: "workloads.acts",
  input: workloadPlaceSchema,
  permission: "workloads:control",
  async run({ clusterId, kind, namespace, name }, call): Promise<WorkloadActs> {
    const { runtime } = call;
    const nodeId = workloadNodeId(clusterId, kind, namespace, name);
    const source = requireCluster(clusterId, call);
    const report = source.report();
    if (!report) throw new BulkheadError("not-found", "This workload's cluster has told nothing of it yet.");
    const candidate = candidateOf(nodeId, report);
    const asked = await Promise.all(
      workloadOperationKinds.map(async (act) => {
        const writable = writesTo(act, kind);
        // Which pod is not known yet: what is asked is whether any of them may be deleted.
        const object =
          act === "delete-pod" ? "" : act === "set-autoscaler" ? (candidate?.autoscaler?.name ?? "") : name;
        if (!writable || !(await source.writer.may(act, { kind: writable, namespace, name: object }))) return [];
        return [{ kind: act, refusal: candidate && refuseChange(act, candidate) }];
      }),
    );
    const history = await runtime.operations.history({ nodeId, limit: 50 });
    const object = kind === "Deployment" ? report.objects.Deployment.get(`${namespace}/${name}`) : undefined;
    return {
      // Without its object only its pods are known.
      acts: asked.flat().filter((act) => candidate !== null || act.kind === "delete-pod"),
      replicas: candidate?.replicas ?? null,
      containers: containersOf(report, kind, `${namespace}/${name}`),
      autoscaler: candidate?.autoscaler ?? null,
      autoscalersKnown: report.kinds.HorizontalPodAutoscaler.state !== "not-permitted",
      replaces: kind !== "Deployment" ? "one-by-one" : object?.strategy === "Recreate" ? "recreate" : "together",
      protectedZone: protectedZoneOf(runtime.view.view(), nodeId)?.name ?? null,
      past: pastRestarts(history),
    };
  },
});

function containersOf({ objects }: ClusterReport, kind: WorkloadKind, key: string): WorkloadActs["containers"] {
  const object = objects[kind].get(key);
  if (!object || !("template" in object)) return [];
  return object.template.containers.map(({ name, imageRef, init }) => ({ container: name, image: imageRef, init }));
}

/** Those that got as far as the cluster. */
const pastRestarts = (history: readonly Operation[]): readonly PastRedeploy[] =>
  history
    .filter(({ kind, state, steps }) => {
      const isFollowed = steps.some((step) => step.name === "follow" && step.startedAt !== null);
      return (kind === "rollout-restart" || kind === "set-image") && state !== "running" && isFollowed;
    })
    .slice(0, 5)
    .map(({ id, startedAt, endedAt, state }) => ({
      operationId: id,
      startedAt,
      durationMs: (endedAt ?? startedAt) - startedAt,
      downMs: null,
      state: state as PastRedeploy["state"],
    }));
