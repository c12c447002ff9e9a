import type { ClusterReport } from "../cluster-report";
import type { IngressReport, ServiceReport } from "../cluster-report/network";
import type { NodeId } from "../ids";
import type { ServiceFacts } from "./service-facts";

/** What stands before a workload: its Services by name, and the Ingresses that route to one of them. */
export interface Fronts {
  readonly services: readonly ServiceReport[];
  readonly ingresses: readonly IngressReport[];
}

export const noFronts: Fronts = { services: [], ingresses: [] };

export function frontsByWorkload(
  services: ReadonlyMap<string, ServiceFacts>,
  ingresses: ClusterReport["objects"]["Ingress"],
): ReadonlyMap<NodeId, Fronts> {
  const routing = new Map<string, IngressReport[]>();
  for (const key of [...ingresses.keys()].sort()) {
    const ingress = ingresses.get(key);
    for (const service of new Set(ingress?.routes.map(({ serviceName }) => serviceName))) {
      const name = `${ingress?.namespace}/${service}`;
      const known = routing.get(name);
      if (ingress && known) known.push(ingress);
      else if (ingress) routing.set(name, [ingress]);
    }
  }
  const fronts = new Map<NodeId, { services: ServiceReport[]; ingresses: Set<IngressReport> }>();
  for (const [key, { report, targets }] of services)
    for (const target of targets) {
      const front = fronts.get(target) ?? { services: [], ingresses: new Set() };
      fronts.set(target, front);
      front.services.push(report);
      for (const ingress of routing.get(key) ?? []) front.ingresses.add(ingress);
    }
  return new Map([...fronts].map(([id, front]) => [id, { ...front, ingresses: [...front.ingresses] }]));
}
