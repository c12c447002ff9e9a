import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { reason } from "@/lib/domain/reason";
import type { NodeChange } from "@/lib/domain/rollout/change";
import { refuseCordon } from "@/lib/domain/rollout/refuse-cordon";
import { workloadSteps } from "@/lib/domain/rollout/steps";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { NewOperation } from "@/lib/server/db/operation-journal";
import type { WorkloadPlan } from "./plan";
import type { WorkloadSource } from "./workload-run";

/** What the journal begins with. Throws what would be refused in any case. */
export function prepareNode(
  change: NodeChange,
  source: WorkloadSource | null,
): Pick<NewOperation, "kind" | "sourceId" | "name" | "plan" | "steps"> {
  const { kind, clusterId, node: name } = change;
  const report = source?.report();
  if (!report)
    throw new BulkheadError(
      "not-found",
      "This node's cluster is not connected any more. Connect it again in Settings, Clusters.",
    );
  const node = report.objects.Node.get(name);
  if (!node) throw new BulkheadError("not-found", operationSentence(reason("workload.refused.no-node", { name })));
  const refusal = refuseCordon(kind, node);
  if (refusal) throw new BulkheadError("conflict", operationSentence(refusal));
  const plan: WorkloadPlan = { change, place: { kind: "Node", namespace: "", name }, seen: null };
  return { kind, sourceId: clusterId, name, plan, steps: workloadSteps };
}
