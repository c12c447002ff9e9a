import "server-only";
import { parseWorkloadNodeId } from "@/lib/domain/ids";
import { canUse } from "@/lib/domain/permission";
import { reason } from "@/lib/domain/reason";
import type { RegistryAnswer } from "@/lib/domain/registry/answer";
import { dockerHub, imagePlace } from "@/lib/domain/registry/image-place";
import type { Call } from "./call";

/**
 * Which images this person may have the panel ask a registry about, and what is said of the others.
 *
 * Where the panel connects to is the admin's to say. So somebody else can send it only to Docker Hub and to registries
 * that something was pulled from already: for containers of an engine or pods of this workload's cluster. What a
 * template merely names does not count, since that is what they write themselves.
 */
export function partByRegistry(
  images: readonly string[],
  nodeId: string,
  call: Call,
): { readonly asks: readonly string[]; readonly others: readonly RegistryAnswer[] } {
  if (canUse(call.session.role, "clusters:manage")) return { asks: images, others: [] };
  const known = pulledFrom(nodeId, call.runtime);
  const isKnown = (image: string) => known.has(imagePlace(image).registry);
  const others = images.filter((image) => !isKnown(image));
  return {
    asks: images.filter(isKnown),
    others: others.map((image) => ({
      ...{ image, state: "untold", digest: null },
      said: reason("registry.not-known", { image, registry: imagePlace(image).registry }),
    })),
  };
}

function pulledFrom(nodeId: string, { sources, view }: Call["runtime"]): ReadonlySet<string> {
  const found = new Set([dockerHub]);
  for (const node of view.view().nodes.values())
    if (node.kind === "container") found.add(imagePlace(node.imageRef).registry);
  const report = sources.cluster(parseWorkloadNodeId(nodeId)?.clusterId ?? "")?.report();
  for (const { initContainers, containers } of report?.objects.Pod.values() ?? [])
    for (const { imageId } of [...initContainers, ...containers])
      if (imageId.includes("@sha256:")) found.add(imagePlace(imageId.replace(/^.*:\/\//, "")).registry);
  return found;
}
