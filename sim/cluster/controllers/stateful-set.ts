import type { Cluster } from "../cluster.ts";
import { isGoing, isOwnedBy, type KubeObject } from "../objects.ts";
import { countReady, endPod, isReady, makePod } from "./pods-of.ts";
import { hashLabel, reviseOf } from "./revisions.ts";

/** Pods with numbers, one after the other, each with its own claims; a new template reaches the highest number first. */
export function runStatefulSets(cluster: Cluster): void {
  for (const set of cluster.store.list("StatefulSet")) {
    const revision = reviseOf(cluster, set);
    const wanted = Number(set.spec.replicas ?? 1);
    const all = cluster.store.list("Pod", set.metadata.namespace).filter((pod) => isOwnedBy(pod, set));
    const at = (ordinal: number) => all.find(({ metadata }) => metadata.name === `${set.metadata.name}-${ordinal}`);
    const numbers = Array.from({ length: wanted }, (_, i) => i);

    const missing = numbers.find((ordinal) => !at(ordinal));
    const isSettled = numbers.every((ordinal) => {
      const pod = at(ordinal);
      return pod !== undefined && !isGoing(pod) && isReady(pod);
    });
    const surplus = all.filter(({ metadata }) => ordinalOf(metadata.name) >= wanted);
    const old = all.filter((pod) => !isGoing(pod) && pod.metadata.labels?.[hashLabel] !== revision.hash);
    if (missing !== undefined && numbers.slice(0, missing).every((ordinal) => isWell(at(ordinal))))
      makeNumbered(cluster, set, missing, revision.hash);
    else if (surplus.length > 0 && !surplus.some(isGoing)) endPod(cluster, highest(surplus));
    else if (surplus.length === 0 && old.length > 0 && set.spec.updateStrategy?.type !== "OnDelete") {
      const broken = old.find((pod) => !isReady(pod));
      const partition = Number(set.spec.updateStrategy?.rollingUpdate?.partition ?? 0);
      const next = broken ?? (isSettled ? highest(old) : undefined);
      if (next && ordinalOf(next.metadata.name) >= partition) endPod(cluster, next);
    }
    writeStatus(cluster, set, revision);
  }
}

const ordinalOf = (name: string): number => Number(name.slice(name.lastIndexOf("-") + 1));
const isWell = (pod: KubeObject | undefined): boolean => pod !== undefined && !isGoing(pod) && isReady(pod);
const highest = (pods: readonly KubeObject[]): KubeObject =>
  pods.reduce((most, pod) => (ordinalOf(pod.metadata.name) > ordinalOf(most.metadata.name) ? pod : most));

function makeNumbered(cluster: Cluster, set: KubeObject, ordinal: number, hash: string): void {
  const name = `${set.metadata.name}-${ordinal}`;
  const namespace = set.metadata.namespace ?? "default";
  const claims = (set.spec.volumeClaimTemplates ?? []) as KubeObject[];
  for (const claim of claims) {
    const own = `${claim.metadata.name}-${name}`;
    if (cluster.store.get("PersistentVolumeClaim", namespace, own)) continue;
    cluster.store.create({
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: own, namespace, labels: set.spec.selector?.matchLabels ?? {} },
      spec: claim.spec,
      status: { phase: "Pending" },
    });
  }
  const mounted = claims.map(({ metadata: { name: volume } }) => ({
    name: volume,
    persistentVolumeClaim: { claimName: `${volume}-${name}` },
  }));
  makePod(cluster, set, set.spec.template, {
    name,
    labels: {
      [hashLabel]: hash,
      "statefulset.kubernetes.io/pod-name": name,
      "apps.kubernetes.io/pod-index": String(ordinal),
    },
    spec: { hostname: name, volumes: [...(set.spec.template.spec.volumes ?? []), ...mounted] },
  });
}

function writeStatus(cluster: Cluster, set: KubeObject, { name, hash }: { name: string; hash: string }): void {
  const pods = cluster.store.list("Pod", set.metadata.namespace).filter((pod) => isOwnedBy(pod, set) && !isGoing(pod));
  const updated = pods.filter(({ metadata }) => metadata.labels?.[hashLabel] === hash);
  const wanted = Number(set.spec.replicas ?? 1);
  const isWhole = updated.length === pods.length && countReady(updated) === wanted;
  cluster.store.update(set, {
    status: {
      observedGeneration: set.metadata.generation,
      replicas: pods.length,
      readyReplicas: countReady(pods),
      availableReplicas: countReady(pods),
      updatedReplicas: updated.length,
      currentReplicas: isWhole ? updated.length : pods.length - updated.length,
      // The old one stays the current one until all are new.
      currentRevision: isWhole ? name : (set.status?.currentRevision ?? name),
      updateRevision: name,
    },
  });
}
