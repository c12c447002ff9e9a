import { sha256 } from "../../random.ts";
import type { Cluster } from "../cluster.ts";
import { isReady } from "../controllers/pods-of.ts";
import { type KubeObject, stamp } from "../objects.ts";

/** metrics-server looks so often. */
const everyMs = 15_000;

/** GET /apis/metrics.k8s.io/v1beta1/…: what pods take, as if measured; null for what isn't measured. */
export function metrics(cluster: Cluster, path: string): unknown {
  const [, namespace, resource] =
    /^\/apis\/metrics\.k8s\.io\/v1beta1\/(?:namespaces\/([^/]+)\/)?(pods|nodes)$/.exec(path) ?? [];
  if (!resource) return null;
  const apiVersion = "metrics.k8s.io/v1beta1";
  const timestamp = stamp(Math.floor(cluster.clock.now() / everyMs) * everyMs);
  const pods = cluster.store.list("Pod", namespace).filter(isReady);
  const measured = pods.map((pod) => ({
    nodeName: pod.spec.nodeName,
    metadata: { name: pod.metadata.name, namespace: pod.metadata.namespace, labels: pod.metadata.labels },
    timestamp,
    window: "15s",
    containers: containersOf(pod, timestamp),
  }));
  if (resource === "pods") {
    const items = measured.map(({ nodeName: _, ...item }) => item);
    return { kind: "PodMetricsList", apiVersion, metadata: {}, items };
  }
  const items = cluster.store.list("Node").map(({ metadata: { name } }) => {
    const all = measured.filter(({ nodeName }) => nodeName === name).flatMap(({ containers }) => containers);
    const sum = (read: (usage: Usage) => string) =>
      all.reduce((total, { usage }) => total + Number.parseInt(read(usage), 10), 0);
    const usage = {
      cpu: `${sum(({ cpu }) => cpu) + 90_000_000}n`,
      memory: `${sum(({ memory }) => memory) + 420_000}Ki`,
    };
    return { metadata: { name }, timestamp, window: "15s", usage };
  });
  return { kind: "NodeMetricsList", apiVersion, metadata: {}, items };
}

interface Usage {
  readonly cpu: string;
  readonly memory: string;
}

/** About a third of what it asks for, a little otherwise each time. */
function containersOf(pod: KubeObject, timestamp: string): readonly { name: string; usage: Usage }[] {
  const all = pod.spec.containers as { name: string; resources?: { requests?: { memory?: string } } }[];
  return all.map(({ name, resources }) => {
    const hash = Number.parseInt(sha256(`${pod.metadata.uid}/${name}/${timestamp}`).slice(0, 6), 16);
    const mib = Number.parseInt(resources?.requests?.memory ?? "96", 10) * 0.55;
    const memory = Math.round(mib * 1_024 + (hash % 4_096));
    return { name, usage: { cpu: `${3_000_000 + (hash % 30_000_000)}n`, memory: `${memory}Ki` } };
  });
}
