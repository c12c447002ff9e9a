import { assessService } from "../assess/kubernetes/assess-service";
import type { Assessment } from "../assess/model";
import type { IngressReport } from "../cluster-report/network";
import { ingressNodeId, namespaceNodeId } from "../ids";
import type { ServiceFacts } from "../normalise/service-facts";
import type { ClusterContext } from "../place/cluster-context";
import { exposeIngress, exposeService } from "../place/expose-service";
import { reason } from "../reason";
import type { ServiceNode } from "../topology/cluster-nodes";
import type { ClusterState } from "./cluster-state";
import { sameItems } from "./same";
import { toBadges } from "./to-badges";
import { tell, type WorkloadState } from "./workload-state";

/** A Service or an Ingress as it is drawn, with what it was worked out from. */
export interface ServiceState {
  readonly draft: Omit<ServiceNode, "slot">;
  readonly nextChangeAt: number | null;
  readonly causes: Causes;
  readonly assessedAt: number;
}

interface Causes {
  readonly facts: ServiceFacts | IngressReport;
  /** Tiers of what stands behind it; of an Ingress the Service that is missing. */
  readonly behind: string;
  /** What all of the cluster depend on; the very list of before while it is the same. */
  readonly common: readonly unknown[];
}

type States = ReadonlyMap<string, ServiceState>;

/** Of all Services and Ingresses of a cluster, by node id. States of which nothing has changed keep their identity. */
export function nextServiceStates(
  cluster: ClusterState,
  workloads: ReadonlyMap<string, WorkloadState>,
  now: number,
  previous: States,
): States {
  const { normal, context, kinds, source, skewMs } = cluster;
  const { objects } = normal.report;
  const states = new Map<string, ServiceState>();
  const [before] = previous.values();
  const shared = [context, kinds, skewMs, source?.state, source?.since];
  const common = before && sameItems(before.causes.common, shared) ? before.causes.common : shared;
  const put = (
    id: string,
    facts: Causes["facts"],
    behind: string,
    make: () => Pick<ServiceState, "draft" | "nextChangeAt">,
  ) => {
    const was = previous.get(id);
    const isDue = was && (now < was.assessedAt || (was.nextChangeAt !== null && now >= was.nextChangeAt));
    const { causes } = was ?? {};
    const unchanged = causes?.facts === facts && causes.behind === behind && causes.common === common;
    if (was && !isDue && unchanged) states.set(id, was);
    else states.set(id, { ...make(), causes: { facts, behind, common }, assessedAt: now });
  };
  for (const facts of normal.services.values()) {
    const behind = facts.targets.flatMap((id) => workloads.get(id)?.health.tier ?? []);
    put(facts.nodeId, facts, behind.join(), () => {
      const seen = assessService(facts, { now: now + skewMs, behind });
      const health = tell(
        seen,
        facts.report.type === "ExternalName" ? ["Service"] : ["Service", "EndpointSlice"],
        cluster,
      );
      return { draft: serviceDraft(facts, health, context), nextChangeAt: health.nextChangeAt };
    });
  }
  for (const ingress of objects.Ingress.values()) {
    const id = ingressNodeId(normal.clusterId, ingress.namespace, ingress.name);
    const missing = ingress.routes.find(
      ({ serviceName }) => !objects.Service.has(`${ingress.namespace}/${serviceName}`),
    );
    put(id, ingress, missing?.serviceName ?? "", () => {
      const seen = missing
        ? {
            tier: "warning" as const,
            reason: reason("health.ingress-no-service", { service: missing.serviceName }),
            since: null,
          }
        : {
            tier: "ok" as const,
            reason: reason("health.ingress-routes", { routes: ingress.routes.length }),
            since: null,
          };
      const health = tell(seen, ["Ingress", "Service"], cluster);
      return { draft: ingressDraft(id, ingress, health, context), nextChangeAt: health.nextChangeAt };
    });
  }
  return states;
}

function serviceDraft(
  { nodeId, report }: ServiceFacts,
  health: Assessment,
  context: ClusterContext,
): ServiceState["draft"] {
  const { type, ports, clusterIps, externalIps, externalName, balancers, namespace, name } = report;
  return {
    kind: "service",
    id: nodeId,
    parentId: namespaceNodeId(context.clusterId, namespace),
    name,
    health: { tier: health.tier, reason: health.reason, since: health.since },
    sourceId: context.clusterId,
    namespace,
    serviceType: type,
    addresses: [...balancers, ...externalIps, ...clusterIps, externalName].filter(
      (each) => each !== "" && each !== "None",
    ),
    ports: ports.map(({ proto, port, nodePort }) => `${proto} ${port}${nodePort === 0 ? "" : `, node ${nodePort}`}`),
    alsoIn: toBadges([], exposeService(report, context), null),
  };
}

function ingressDraft(
  id: string,
  ingress: IngressReport,
  health: Assessment,
  context: ClusterContext,
): ServiceState["draft"] {
  const { className, balancers, routes, namespace, name } = ingress;
  return {
    kind: "ingress",
    id,
    parentId: namespaceNodeId(context.clusterId, namespace),
    name,
    health: { tier: health.tier, reason: health.reason, since: health.since },
    sourceId: context.clusterId,
    namespace,
    serviceType: className,
    addresses: balancers,
    ports: [...new Set(routes.map(({ host, path }) => `${host || "*"}${path || "/"}`))],
    alsoIn: toBadges([], exposeIngress(ingress, context), null),
  };
}
