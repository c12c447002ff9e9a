import { shortName } from "../canonical.ts";
import type { Cluster } from "../cluster.ts";
import { controlledBy, isGoing, isOwnedBy, type KubeObject } from "../objects.ts";
import { isReady } from "./pods-of.ts";

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

/** Which pods stand behind each Service, and whether they answer. */
export function runEndpoints(cluster: Cluster): void {
  const { store } = cluster;
  for (const service of store.list("Service")) {
    const selector = Object.entries((service.spec.selector ?? {}) as Record<string, string>);
    if (selector.length === 0) continue;
    const { name, namespace = "default" } = service.metadata;
    const behind = store
      .list("Pod", namespace)
      .filter(
        ({ metadata, status }) => status?.podIP && selector.every(([key, value]) => metadata.labels?.[key] === value),
      )
      .filter(({ status }) => !["Succeeded", "Failed"].includes(status?.phase));
    const said = {
      addressType: "IPv4",
      endpoints: behind.map(toEndpoint),
      ports: ((service.spec.ports ?? []) as ServicePort[]).map((port) => ({
        name: port.name ?? "",
        port: numberOf(port, behind[0]),
        protocol: port.protocol ?? "TCP",
      })),
    };
    const known = store.list("EndpointSlice", namespace).find((slice) => isOwnedBy(slice, service));
    if (known) store.update(known, said);
    else
      store.create({
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: {
          name: `${name}-${shortName(service.metadata.uid, 5)}`,
          namespace,
          labels: {
            "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
            "kubernetes.io/service-name": name,
          },
          ownerReferences: controlledBy(service),
        },
        ...said,
      });
  }
}

function toEndpoint(pod: KubeObject) {
  const ready = isReady(pod) && !isGoing(pod);
  return {
    addresses: [pod.status?.podIP],
    conditions: { ready, serving: isReady(pod), terminating: isGoing(pod) },
    nodeName: pod.spec.nodeName,
    targetRef: { kind: "Pod", namespace: pod.metadata.namespace, name: pod.metadata.name, uid: pod.metadata.uid },
  };
}

/** A port that is named after one of the pod's has its number. */
function numberOf({ port, targetPort = port }: ServicePort, pod: KubeObject | undefined): number {
  if (typeof targetPort === "number") return targetPort;
  const containers = (pod?.spec.containers ?? []) as { ports?: { name?: string; containerPort: number }[] }[];
  return containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === targetPort)?.containerPort ?? port;
}
