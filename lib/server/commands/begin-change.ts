import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { parseWorkloadNodeId } from "@/lib/domain/ids";
import { reason } from "@/lib/domain/reason";
import { candidateOf } from "@/lib/domain/rollout/candidate";
import { type WorkloadChange, writesTo } from "@/lib/domain/rollout/change";
import { clickKeySchema, workloadNodeIdSchema } from "@/lib/domain/schemas/operation.schema";
import { type WorkloadKind, workloadKinds } from "@/lib/domain/topology/cluster-nodes";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { ClusterSource } from "@/lib/server/kubernetes/types";
import { protectedZoneOf } from "@/lib/server/queries/protected-zone";
import type { Call } from "./call";

/** One press on one workload. */
export const click = z.strictObject({ nodeId: workloadNodeIdSchema, key: clickKeySchema });
type Click = z.output<typeof click>;

/** Of what is changed, where its zone is protected. */
export const typedName = z.string().max(300).optional();

/** Begins it if the cluster answers and its account may, and returns without waiting for its end. */
export async function begin(change: WorkloadChange, pressed: Click, call: Call): Promise<{ operationId: string }> {
  const { nodeId } = pressed;
  const { runtime } = call;
  const place = requireAnswering(nodeId, runtime);
  const source = runtime.sources.cluster(place.clusterId);
  const kind = writesTo(change.kind, place.kind);
  const name = objectOf(change, nodeId, source) ?? place.name;
  const { namespace } = place;
  if (kind && source && !(await source.writer.may(change.kind, { kind, namespace, name })))
    throw notPermitted(kind, name);
  return start(change, pressed, call);
}

/** Journals it for who pressed, once for each press; what had to be asked before has been. */
export const start = (
  change: WorkloadChange,
  { nodeId, key }: Click,
  { runtime, session }: Call,
): Promise<{ operationId: string }> =>
  runtime.operations.startChange({
    nodeId,
    change,
    actor: { id: session.userId, name: session.name },
    idempotencyKey: `${session.userId}:${key}`,
  });

/** The name of what is written to, where that is not the workload itself. */
function objectOf(change: WorkloadChange, nodeId: string, source: ClusterSource | null): string | null {
  if (change.kind === "delete-pod") return change.pod.name;
  const report = change.kind === "set-autoscaler" ? source?.report() : null;
  return (report && candidateOf(nodeId, report)?.autoscaler?.name) || null;
}

/** What is said where the cluster's account lacks the right for it. */
export const notPermitted = (kind: string, name: string): BulkheadError =>
  new BulkheadError("forbidden", operationSentence(reason("workload.refused.not-permitted", { kind, name })));

/** @throws BulkheadError, `invalid-input`, where its zone is protected and another name was typed, or none. */
export function requireNameIfProtected(input: Click & { typedName?: string | undefined }, { runtime }: Call): void {
  const name = parseWorkloadNodeId(input.nodeId)?.name ?? "";
  if (protectedZoneOf(runtime.view.view(), input.nodeId)) requireTypedName(name, input.typedName);
}

/** @throws BulkheadError, `invalid-input`, unless this very name was typed. */
export function requireTypedName(name: string, typed: string | undefined): void {
  if (typed === name) return;
  throw new BulkheadError("invalid-input", `Type its name, ${name}, to say that you mean it.`, {
    fields: { typedName: `This is not "${name}".` },
  });
}

/** What can't be reached is refused now, not queued for some moment when nobody expects it. */
export function requireAnswering(
  nodeId: string,
  { sources }: Call["runtime"],
): { clusterId: string; kind: WorkloadKind; namespace: string; name: string } {
  const place = parseWorkloadNodeId(nodeId);
  const kind = workloadKinds.find((each) => each === place?.kind);
  const source = place && sources.cluster(place.clusterId);
  if (!place || !kind || !source)
    throw new BulkheadError(
      "not-found",
      "This workload's cluster is not connected any more. Connect it again in Settings, Clusters.",
    );
  requireLive(source);
  return { ...place, kind };
}

/** @throws BulkheadError, `unreachable`, while the cluster doesn't answer. */
export function requireLive(source: ClusterSource): void {
  const { state, name } = source.status();
  if (state === "live") return;
  throw new BulkheadError(
    "unreachable",
    `Cluster "${name}" doesn't answer just now. Wait until it is back, then try again.`,
  );
}
