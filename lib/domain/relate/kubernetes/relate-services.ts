import { ingressNodeId } from "../../ids";
import type { NormalCluster } from "../../normalise/normalise-cluster";
import { reason } from "../../reason";
import type { Relation } from "../../topology/model";
import { relation } from "../relation";

/**
 * R4: a Service hands requests on to the workloads whose pods answer for it; where none answers, to those whom its
 * selector would take, a little less sure. R5: an Ingress hands requests on to the Services that its routes name.
 */
export function relateServices({ clusterId, services, report }: NormalCluster): Relation[] {
  const found: Relation[] = [];
  for (const { nodeId, targets, how, report: service } of services.values()) {
    const code = how === "endpoints" ? "relate.endpoints" : "relate.selector";
    const evidence = [reason(code, { rule: "R4", service: service.name })];
    for (const target of targets)
      found.push(relation("route", nodeId, target, how === "endpoints" ? 1 : 0.95, evidence));
  }
  for (const { namespace, name, routes } of report.objects.Ingress.values())
    for (const { host, path, serviceName, servicePort } of routes) {
      const service = services.get(`${namespace}/${serviceName}`);
      if (!service) continue;
      const evidence = [reason("relate.ingress", { rule: "R5", host, path, port: servicePort })];
      found.push(relation("route", ingressNodeId(clusterId, namespace, name), service.nodeId, 1, evidence));
    }
  return found;
}
