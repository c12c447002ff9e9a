import type { ClusterReport } from "../cluster-report";
import type { PodReport } from "../cluster-report/pods";
import type { ContainerImage } from "./change";
import type { Written } from "./look-at-change";

/**
 * What the nodes have made of these references: "registry.lab/web@sha256:…" each, in order. Empty where no pod that stays
 * says so: an image that was brought to a node by hand has no digest of a registry.
 */
export function pulledDigests(
  images: readonly ContainerImage[],
  { uid }: Pick<Written, "uid">,
  { objects }: Pick<ClusterReport, "objects">,
): readonly string[] {
  const sets = [...objects.ReplicaSet.values()].filter(({ owner }) => owner?.uid === uid);
  const owners = new Set([uid, ...sets.map((set) => set.uid)]);
  const pods = [...objects.Pod.values()].filter(
    ({ owner, deletedAt }) => owner !== null && owners.has(owner.uid) && deletedAt === null,
  );
  return [...new Set(pods.flatMap((pod) => digestsOf(pod, images)))].sort();
}

/** A container of an old pod that still runs has another image in its spec. */
const digestsOf = ({ template, initContainers, containers }: PodReport, images: readonly ContainerImage[]) =>
  [...initContainers, ...containers]
    .filter(({ name }) => images.some(({ container, image }) => container === name && hasImage(template, name, image)))
    .flatMap(({ imageId }) => (imageId.includes("@sha256:") ? [imageId.replace(/^.*:\/\//, "")] : []));

const hasImage = ({ containers }: PodReport["template"], name: string, image: string): boolean =>
  containers.some((container) => container.name === name && container.imageRef === image);
