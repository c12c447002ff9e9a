import { shortName } from "../canonical.ts";
import type { Cluster } from "../cluster.ts";
import { controlledBy, isGoing, isOwnedBy, type KubeObject, stamp, type Template } from "../objects.ts";
import { type Condition, conditionOf } from "../with-conditions.ts";

/** Those of its pods that are to stay and have not ended. */
export const livingPods = (cluster: Cluster, owner: KubeObject): readonly KubeObject[] =>
  cluster.store.list("Pod", owner.metadata.namespace).filter((pod) => isOwnedBy(pod, owner) && isLiving(pod));

const isLiving = (pod: KubeObject): boolean =>
  !isGoing(pod) && pod.status?.phase !== "Succeeded" && pod.status?.phase !== "Failed";

export const isReady = ({ status }: KubeObject): boolean =>
  conditionOf(status?.conditions as Condition[] | undefined, "Ready")?.status === "True";

export const countReady = (pods: readonly KubeObject[]): number => pods.filter(isReady).length;

/** A pod of its owner's template; whoever makes it says its name, its labels and, where that is fixed, its node. */
export function makePod(
  cluster: Cluster,
  owner: KubeObject,
  template: Template,
  said: { readonly name: string; readonly labels?: Readonly<Record<string, string>>; readonly spec?: object },
): KubeObject {
  const { name, labels, spec } = said;
  const { annotations } = template.metadata ?? {};
  const pod = cluster.store.create({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: owner.metadata.namespace ?? "default",
      labels: { ...template.metadata?.labels, ...labels },
      ...(annotations ? { annotations } : {}),
      ownerReferences: controlledBy(owner),
    },
    spec: { restartPolicy: "Always", terminationGracePeriodSeconds: 30, ...template.spec, ...spec },
    status: { phase: "Pending", qosClass: "Burstable" },
  });
  cluster.event(owner, "Normal", "SuccessfulCreate", `Created pod: ${name}`, `${owner.kind.toLowerCase()}-controller`);
  return pod;
}

/** "web-7d9c8b6f5-x2k4p": what its owner's name ends with is its own. */
export const podName = (cluster: Cluster, owner: KubeObject): string =>
  `${owner.metadata.name}-${shortName(cluster.random.id(), 5)}`;

/** Asks a pod to end, with its own grace period unless another is said. */
export function endPod(cluster: Cluster, pod: KubeObject, graceSeconds?: number): KubeObject {
  if (isGoing(pod)) return pod;
  const grace = graceSeconds ?? Number(pod.spec.terminationGracePeriodSeconds ?? 30);
  return cluster.store.update(pod, {
    metadata: {
      ...pod.metadata,
      deletionTimestamp: stamp(cluster.now() + grace * 1_000),
      deletionGracePeriodSeconds: grace,
    },
  });
}

/** Which is ended first where there are too many: what does not run, then what is not ready, then the newest. */
export const dispensableFirst = (a: KubeObject, b: KubeObject): number =>
  Number(Boolean(a.spec.nodeName)) - Number(Boolean(b.spec.nodeName)) ||
  Number(isReady(a)) - Number(isReady(b)) ||
  b.metadata.creationTimestamp.localeCompare(a.metadata.creationTimestamp) ||
  a.metadata.name.localeCompare(b.metadata.name);
