import "server-only";
import { z } from "zod";
import type { PodReport } from "@/lib/domain/cluster-report/pods";
import { BulkheadError } from "@/lib/domain/failure";
import { parseWorkloadNodeId } from "@/lib/domain/ids";
import { type Reason, reason } from "@/lib/domain/reason";
import { mostReplicas, type WorkloadChange, writesTo } from "@/lib/domain/rollout/change";
import { isImageReference } from "@/lib/domain/rollout/image-reference";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import { clickKeySchema, podNodeIdSchema, workloadNodeIdSchema } from "@/lib/domain/schemas/operation.schema";
import { type WorkloadKind, workloadKinds } from "@/lib/domain/topology/cluster-nodes";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { protectedZoneOf } from "@/lib/server/queries/protected-zone";
import type { Call } from "./call";
import { defineCommand } from "./define-command";

const click = z.strictObject({ nodeId: workloadNodeIdSchema, key: clickKeySchema });
type Click = z.output<typeof click>;

/** Of the workload, where its zone is protected. */
const typedName = z.string().max(300).optional();

/** Goes back by itself to what runs now if the pods don't get ready. */
const undoIfFails = z.boolean().default(false);

/** Makes its pods anew, one after another: what a redeploy means for a workload. */
export const restartRollout = defineCommand({
  name: "workloads.restart",
  input: click.extend({ undoIfFails, typedName }),
  permission: "workloads:control",
  target: ({ nodeId }) => nodeId,
  audit: "change",
  run: (input, call) => {
    requireNameIfProtected(input, call);
    const at = new Date().toISOString();
    return begin({ kind: "rollout-restart", at, undoIfFails: input.undoIfFails }, input, call);
  },
});

const containerImage = z.strictObject({
  container: z.string().min(1).max(253),
  image: z.string().refine(isImageReference, "This is no image that a node could pull."),
});

export const setImage = defineCommand({
  name: "workloads.set-image",
  input: click.extend({ images: z.array(containerImage).min(1).max(100), undoIfFails, typedName }),
  permission: "workloads:control",
  target: ({ nodeId, images }) => `${nodeId} ${images.map(({ image }) => image).join(" ")}`,
  audit: "change",
  run: (input, call) => {
    requireNameIfProtected(input, call);
    const { images } = input;
    return begin({ kind: "set-image", images, undoIfFails: input.undoIfFails }, input, call);
  },
});

/** `revision`: the name of the object that keeps it, since numbers move on with each undo. */
export const undoRollout = defineCommand({
  name: "workloads.undo",
  input: click.extend({ revision: z.string().min(1).max(253), typedName }),
  permission: "workloads:control",
  target: ({ nodeId, revision }) => `${nodeId} to ${revision}`,
  audit: "change",
  run: async (input, call) => {
    requireNameIfProtected(input, call);
    return begin({ kind: "rollout-undo", to: await revisionOf(input, call) }, input, call);
  },
});

export const scaleWorkload = defineCommand({
  name: "workloads.scale",
  input: click.extend({ replicas: z.int().min(0).max(mostReplicas), typedName }),
  permission: "workloads:control",
  target: ({ nodeId, replicas }) => `${nodeId} to ${replicas}`,
  audit: "change",
  run: (input, call) => {
    requireNameIfProtected(input, call);
    return begin({ kind: "scale", replicas: input.replicas }, input, call);
  },
});

export const pauseRollout = defineCommand({
  name: "workloads.pause",
  input: click,
  permission: "workloads:control",
  target: ({ nodeId }) => nodeId,
  audit: "change",
  run: (input, call) => begin({ kind: "rollout-pause" }, input, call),
});

export const resumeRollout = defineCommand({
  name: "workloads.resume",
  input: click,
  permission: "workloads:control",
  target: ({ nodeId }) => nodeId,
  audit: "change",
  run: (input, call) => begin({ kind: "rollout-resume" }, input, call),
});

const podClick = click.extend({ podId: podNodeIdSchema });

/** One of a workload's pods: its owner makes another. */
export const deletePod = defineCommand({
  name: "workloads.delete-pod",
  input: podClick,
  permission: "workloads:control",
  target: ({ nodeId, podId }) => `${nodeId} ${podId}`,
  audit: "change",
  run: (input, call) => {
    const pod = podOf(input, call);
    if (pod.owner === null)
      throw new BulkheadError(
        "forbidden",
        `Nothing would make ${pod.name} anew. To remove it for good, type its name.`,
      );
    return begin({ kind: "delete-pod", pod: { name: pod.name, uid: pod.uid } }, input, call);
  },
});

/** A pod that stands alone: gone for good, as a container that is removed. */
export const removePod = defineCommand({
  name: "workloads.remove-pod",
  input: podClick.extend({ typedName: z.string().max(300) }),
  permission: "workloads:remove",
  target: ({ nodeId, podId }) => `${nodeId} ${podId}`,
  audit: "change",
  run: (input, call) => {
    const pod = podOf(input, call);
    requireTypedName(pod.name, input.typedName);
    return begin({ kind: "delete-pod", pod: { name: pod.name, uid: pod.uid } }, input, call);
  },
});

async function begin(
  change: WorkloadChange,
  { nodeId, key }: Click,
  { runtime, session }: Call,
): Promise<{ operationId: string }> {
  const place = requireAnswering(nodeId, runtime);
  const source = runtime.sources.cluster(place.clusterId);
  const kind = writesTo(change.kind, place.kind);
  const name = change.kind === "delete-pod" ? change.pod.name : place.name;
  const { namespace } = place;
  if (kind && source && !(await source.writer.may(change.kind, { kind, namespace, name })))
    throw notPermitted(kind, name);
  return runtime.operations.startChange({
    nodeId,
    change,
    actor: { id: session.userId, name: session.name },
    idempotencyKey: `${session.userId}:${key}`,
  });
}

const refused = (why: Reason): BulkheadError => new BulkheadError("conflict", operationSentence(why));

const notPermitted = (kind: string, name: string): BulkheadError =>
  new BulkheadError("forbidden", operationSentence(reason("workload.refused.not-permitted", { kind, name })));

/** The revision of that name, if it is one of this workload's and another than the current one. */
async function revisionOf(
  { nodeId, revision }: { readonly nodeId: string; readonly revision: string },
  { runtime }: Call,
): Promise<RevisionRef> {
  const { clusterId, kind, namespace, name } = requireAnswering(nodeId, runtime);
  const keeps = writesTo("rollout-undo", kind);
  if (!keeps) throw refused(reason("workload.refused.kind", { name, kind }));
  const kept = await runtime.sources.cluster(clusterId)?.writer.revisions({ kind: keeps, namespace, name });
  const found = kept?.find((each) => each.name === revision);
  if (!found) throw refused(reason("workload.refused.not-kept", { name, revision }));
  if (found.isCurrent) throw refused(reason("workload.refused.current", { name, number: found.number }));
  return { name: found.name, number: found.number };
}

/** The pod as it is reported now, if it is one of this workload's. */
function podOf({ nodeId, podId }: z.output<typeof podClick>, { runtime }: Call): PodReport {
  const node = runtime.view.view().nodes.get(podId);
  const place = parseWorkloadNodeId(nodeId);
  const pods = runtime.sources.cluster(place?.clusterId ?? "")?.report()?.objects.Pod;
  const pod = node?.kind === "pod" && node.parentId === nodeId ? pods?.get(`${place?.namespace}/${node.name}`) : null;
  if (!pod) throw new BulkheadError("not-found", "This pod is not there any more.");
  return pod;
}

function requireNameIfProtected(input: Click & { typedName?: string | undefined }, { runtime }: Call): void {
  const name = parseWorkloadNodeId(input.nodeId)?.name ?? "";
  if (protectedZoneOf(runtime.view.view(), input.nodeId)) requireTypedName(name, input.typedName);
}

function requireTypedName(name: string, typed: string | undefined): void {
  if (typed === name) return;
  throw new BulkheadError("invalid-input", `Type its name, ${name}, to say that you mean it.`, {
    fields: { typedName: `This is not "${name}".` },
  });
}

/** What can't be reached is refused now, not queued for some moment when nobody expects it. */
function requireAnswering(
  nodeId: string,
  { sources }: Call["runtime"],
): { clusterId: string; kind: WorkloadKind; namespace: string; name: string } {
  const place = parseWorkloadNodeId(nodeId);
  const kind = workloadKinds.find((each) => each === place?.kind);
  const source = place && sources.cluster(place.clusterId);
  if (!place || !kind || !source)
    throw new BulkheadError("not-found", "This workload's cluster is not connected any more.");
  const { state, name } = source.status();
  if (state !== "live")
    throw new BulkheadError(
      "unreachable",
      `Cluster "${name}" doesn't answer just now. Wait until it is back, then try again.`,
    );
  return { ...place, kind };
}
