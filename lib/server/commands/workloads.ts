import "server-only";
import { z } from "zod";
import type { PodReport } from "@/lib/domain/cluster-report/pods";
import { BulkheadError } from "@/lib/domain/failure";
import { parseWorkloadNodeId } from "@/lib/domain/ids";
import { type Reason, reason } from "@/lib/domain/reason";
import { mostAsked } from "@/lib/domain/registry/answer";
import { mostReplicas, writesTo } from "@/lib/domain/rollout/change";
import { isImageReference } from "@/lib/domain/rollout/image-reference";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import { podNodeIdSchema } from "@/lib/domain/schemas/operation.schema";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { begin, click, requireAnswering, requireNameIfProtected, requireTypedName, typedName } from "./begin-change";
import type { Call } from "./call";
import { defineCommand } from "./define-command";
import { partByRegistry } from "./known-registries";
import { plainPress } from "./plain-press";

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

const images = z
  .array(containerImage)
  .min(1)
  .max(100)
  .refine(
    (all) => new Set(all.map(({ container }) => container)).size === all.length,
    "A container runs one image: name each container once.",
  );

export const setImage = defineCommand({
  name: "workloads.set-image",
  input: click.extend({ images, undoIfFails, typedName }),
  permission: "workloads:control",
  target: (input) => `${input.nodeId} ${input.images.map(({ image }) => image).join(" ")}`,
  audit: "change",
  run: (input, call) => {
    requireNameIfProtected(input, call);
    const { images, undoIfFails, nodeId } = input;
    const all = [...new Set(images.map(({ image }) => image))].slice(0, mostAsked);
    const { asks } = partByRegistry(all, nodeId, call);
    return begin({ kind: "set-image", images, undoIfFails, asks }, input, call);
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

const limit = z.int().min(1).max(mostReplicas);

/** The limits of the autoscaler that decides how many pods it has. */
export const setAutoscaler = defineCommand({
  name: "workloads.set-autoscaler",
  input: click
    .extend({ min: limit, max: limit, typedName })
    .refine(({ min, max }) => min <= max, { path: ["max"], message: "The most can't be less than the least." }),
  permission: "workloads:control",
  target: ({ nodeId, min, max }) => `${nodeId} to ${min}-${max}`,
  audit: "change",
  run: (input, call) => {
    requireNameIfProtected(input, call);
    return begin({ kind: "set-autoscaler", min: input.min, max: input.max }, input, call);
  },
});

export const pauseRollout = plainPress("workloads.pause", { kind: "rollout-pause" });
export const resumeRollout = plainPress("workloads.resume", { kind: "rollout-resume" });

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

const refused = (why: Reason): BulkheadError => new BulkheadError("conflict", operationSentence(why));

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
