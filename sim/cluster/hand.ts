import type { Cluster } from "./cluster.ts";
import { type ContainerStatus, endOf } from "./node/container-life.ts";

/** What befalls a cluster that no client of its API could bring about, or what somebody else does to it. */

/** The process in the first running pod of a workload ends. @returns Whether there was one. */
export function crash(
  cluster: Cluster,
  { namespace, workload }: { readonly namespace: string; readonly workload: string },
  { exitCode, reason }: { readonly exitCode: number; readonly reason: string },
): boolean {
  cluster.stir();
  for (const pod of cluster.store.list("Pod", namespace)) {
    const statuses = (pod.status?.containerStatuses ?? []) as ContainerStatus[];
    if (!pod.metadata.name.startsWith(`${workload}-`) || !statuses.some(({ state }) => state.running)) continue;
    const ended = statuses.map((status) => endOf(cluster, pod, status, exitCode, reason));
    cluster.store.update(pod, { status: { ...pod.status, containerStatuses: ended } });
    return true;
  }
  return false;
}

/** A node's kubelet is not heard any more, or again. */
export function silence(cluster: Cluster, node: string, isSilent: boolean): void {
  if (isSilent) cluster.silentNodes.add(node);
  else cluster.silentNodes.delete(node);
  cluster.stir();
}

/** Somebody rolls out another image of a Deployment with one container. @returns The image that it had. */
export function rollOut(cluster: Cluster, namespace: string, name: string, toImage: (image: string) => string): string {
  const known = cluster.store.get("Deployment", namespace, name);
  if (!known) throw new Error(`there is no Deployment ${name} in ${namespace}`);
  cluster.stir();
  const { template } = known.spec;
  const [container, ...others] = template.spec.containers;
  const containers = [{ ...container, image: toImage(container.image) }, ...others];
  const spec = { ...known.spec, template: { ...template, spec: { ...template.spec, containers } } };
  cluster.store.update(known, { spec });
  return container.image;
}
