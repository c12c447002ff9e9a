import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { parseWorkloadNodeId } from "@/lib/domain/ids";
import { isFollowing } from "@/lib/domain/operation";
import { reason } from "@/lib/domain/reason";
import { candidateOf } from "@/lib/domain/rollout/candidate";
import { isNodeChange, type WorkloadChange, writesTo } from "@/lib/domain/rollout/change";
import { refuseChange, refusePod } from "@/lib/domain/rollout/refuse-change";
import { workloadSteps } from "@/lib/domain/rollout/steps";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { NewOperation } from "@/lib/server/db/operation-journal";
import type { JournalEntry } from "@/lib/server/db/operations";
import type { Registries } from "@/lib/server/registry/create-registries";
import type { Journal } from "../journal";
import { waitForSource } from "../wait-for-source";
import { isSameChange, type WorkloadPlan } from "./plan";
import { prepareNode } from "./prepare-node";
import { resumeWorkload, runWorkload } from "./run-workload";
import type { WorkloadRun, WorkloadSource } from "./workload-run";

/** Of what is done with one workload of a cluster. */
export interface WorkloadExecutor {
  /** What the journal begins with. Throws, by the last report alone, what would be refused in any case. */
  prepare(nodeId: string, change: WorkloadChange): Pick<NewOperation, "kind" | "sourceId" | "name" | "plan" | "steps">;
  /** Whether an operation that runs ends itself for another wish, of somebody called `by`: it is then only followed. */
  giveWay(entry: JournalEntry, change: WorkloadChange, by: string): boolean;
  run(journal: Journal): Promise<void>;
  resume(journal: Journal): Promise<void>;
}

export interface WorkloadExecutorOptions {
  readonly sources: { cluster(id: string): WorkloadSource | null };
  readonly signal: AbortSignal;
  readonly stallMs?: number | undefined;
  readonly registries?: Registries | undefined;
}

const usualStallMs = 600_000;

export function createWorkloadExecutor({
  sources,
  signal,
  stallMs = usualStallMs,
  registries,
}: WorkloadExecutorOptions): WorkloadExecutor {
  /** Of those at work, by operation. */
  const ways = new Map<string, AbortController>();

  async function at(journal: Journal, work: (run: WorkloadRun) => Promise<void>): Promise<void> {
    const source = await waitForSource(() => sources.cluster(journal.entry().sourceId), signal);
    if (!source) return journal.end("failed", reason("operation.cluster-gone"));
    const way = new AbortController();
    ways.set(journal.id, way);
    try {
      await work({ journal, source, signal, giveWay: way.signal, stallMs, registries: registries ?? null });
    } finally {
      ways.delete(journal.id);
    }
  }

  return {
    prepare(nodeId, change) {
      if (isNodeChange(change)) return prepareNode(change, sources.cluster(change.clusterId));
      const place = parseWorkloadNodeId(nodeId);
      const report = place && sources.cluster(place.clusterId)?.report();
      if (!place || !report)
        throw new BulkheadError(
          "not-found",
          "This workload's cluster is not connected any more. Connect it again in Settings, Clusters.",
        );
      const candidate = candidateOf(nodeId, report);
      const { clusterId, namespace, name } = place;
      const sourceId = clusterId;
      if (change.kind === "delete-pod") {
        const { pod } = change;
        const found = report.objects.Pod.get(`${namespace}/${pod.name}`);
        const refusal =
          found?.uid === pod.uid ? refusePod(found) : reason("workload.refused.no-pod", { name: pod.name });
        if (refusal) throw refused(refusal);
        const plan: WorkloadPlan = { change, place: { kind: "Pod", namespace, name: pod.name }, seen: null };
        return { kind: change.kind, sourceId, name: pod.name, plan, steps: workloadSteps };
      }
      if (!candidate) throw new BulkheadError("not-found", `The cluster has no ${place.kind} ${name} any more.`);
      const replicas = change.kind === "scale" ? change.replicas : undefined;
      const kind = writesTo(change.kind, candidate.kind);
      const refusal = refuseChange(change.kind, candidate, replicas);
      if (refusal || !kind) throw refused(refusal ?? reason("workload.refused.kind", { name, kind: place.kind }));
      // An autoscaler has a name of its own; the operation is the workload's all the same.
      const written = kind === "HorizontalPodAutoscaler" ? (candidate.autoscaler?.name ?? name) : name;
      const plan: WorkloadPlan = { change, place: { kind, namespace, name: written }, seen: null };
      return { kind: change.kind, sourceId, name, plan, steps: workloadSteps };
    },

    giveWay(entry, change, by) {
      const isFollowed = entry.steps.some(
        ({ name, intentAt, recordedAt }) => isFollowing(name) && intentAt !== null && recordedAt === null,
      );
      const way = ways.get(entry.id);
      if (!way || !isFollowed || isSameChange((entry.plan as WorkloadPlan).change, change)) return false;
      way.abort(by);
      return true;
    },

    run: (journal) => at(journal, runWorkload),

    resume: (journal) =>
      journal.entry().incarnation === ""
        ? journal.end("failed", reason("operation.interrupted-early"))
        : at(journal, resumeWorkload),
  };
}

const refused = (why: ReturnType<typeof reason>): BulkheadError =>
  new BulkheadError("conflict", operationSentence(why));
