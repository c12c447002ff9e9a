import type { MentionReport } from "../../engine-report";
import type { NodeId } from "../../ids";
import type { NormalCluster } from "../../normalise/normalise-cluster";
import type { ServiceFacts } from "../../normalise/service-facts";
import { reason } from "../../reason";
import type { Relation } from "../../topology/model";
import { relation } from "../relation";

/** Workloads behind one Service; a picture needs no more of them than this. */
const mostBehind = 16;

/**
 * R10: a variable or the command names a Service as the cluster's DNS knows it (`db`, `db.data`, `db.data.svc…`, a pod
 * of it before that) or by its cluster address. The one who asks needs what stands behind the Service; where nothing
 * does, the Service itself.
 */
export function relateDns({ workloads, services }: NormalCluster): Relation[] {
  const byAddress = new Map<string, ServiceFacts>();
  for (const service of services.values())
    for (const address of service.report.clusterIps) if (address !== "None") byAddress.set(address, service);
  const found: Relation[] = [];
  for (const { nodeId, namespace, template } of workloads.values())
    for (const { mentions } of template?.containers ?? [])
      for (const mention of mentions) {
        const service = byAddress.get(mention.host) ?? serviceNamed(mention.host, namespace, services);
        if (service) found.push(...told(nodeId, mention, service));
      }
  return found;
}

/** What a pod of `namespace` gets when it asks for `host`. */
function serviceNamed(host: string, namespace: string, services: NormalCluster["services"]): ServiceFacts | undefined {
  const [first = "", second, third, fourth] = host.split(".");
  if (second === undefined) return services.get(`${namespace}/${first}`);
  if (third === "svc") return services.get(`${second}/${first}`);
  if (fourth === "svc") return services.get(`${third}/${second}`);
  if (third === undefined)
    return services.get(`${second}/${first}`) ?? headless(services.get(`${namespace}/${second}`));
  return fourth === undefined ? headless(services.get(`${third}/${second}`)) : undefined;
}

/** Only pods of a Service without an address have names of their own. */
const headless = (service: ServiceFacts | undefined): ServiceFacts | undefined =>
  service?.report.clusterIps.includes("None") ? service : undefined;

function told(from: NodeId, { key, port, how }: MentionReport, { nodeId, report, targets }: ServiceFacts): Relation[] {
  const { name, namespace, ports } = report;
  const answers = port === null || ports.some((each) => each.port === port) || report.clusterIps.includes("None");
  const base = how === "name" ? 0.8 : 0.95;
  const evidence = [reason("relate.service-dns", { rule: "R10", key, port, service: name, namespace })];
  const needed = targets.length > 0 ? targets.slice(0, mostBehind) : [nodeId];
  return needed.flatMap((target) =>
    target === from ? [] : [relation("depends-on", from, target, answers ? base : 0.75, evidence)],
  );
}
