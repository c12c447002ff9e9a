import type { ServiceReport } from "../../cluster-report/network";
import { ingressNodeId } from "../../ids";
import type { NormalCluster } from "../../normalise/normalise-cluster";
import type { ClusterContext } from "../../place/cluster-context";
import { reason } from "../../reason";
import type { Relation } from "../../topology/model";
import { relation } from "../relation";

/** Which controller it is nobody says where the Ingress bears no address: the only one there is. */
const onlyController = 0.8;

/**
 * R4: a Service hands requests on to the workloads whose pods answer for it; where none answers, to those whom its
 * selector would take, a little less sure. R5: an Ingress hands requests on to the Services that its routes name, and gets
 * them from its controller's workload.
 */
export function relateServices(
  { clusterId, services, report }: NormalCluster,
  { controllers }: Pick<ClusterContext, "controllers">,
): Relation[] {
  const found: Relation[] = [];
  for (const { nodeId, targets, how, report: service } of services.values()) {
    const code = how === "endpoints" ? "relate.endpoints" : "relate.selector";
    const evidence = [reason(code, { rule: "R4", service: service.name })];
    for (const target of targets)
      found.push(relation("route", nodeId, target, how === "endpoints" ? 1 : 0.95, evidence));
  }
  for (const { namespace, name, routes, balancers } of report.objects.Ingress.values()) {
    const ingressId = ingressNodeId(clusterId, namespace, name);
    for (const { host, path, serviceName, servicePort } of routes) {
      const service = services.get(`${namespace}/${serviceName}`);
      if (!service) continue;
      const evidence = [reason("relate.ingress", { rule: "R5", host, path, port: servicePort })];
      found.push(relation("route", ingressId, service.nodeId, 1, evidence));
    }
    for (const { controller, address } of controllersOf(balancers, controllers)) {
      const told = { rule: "R5", ingress: name, service: controller.name, address };
      const { targets = [] } = services.get(`${controller.namespace}/${controller.name}`) ?? {};
      for (const target of targets)
        found.push(
          relation("route", target, ingressId, address ? 1 : onlyController, [reason("relate.controller", told)]),
        );
    }
  }
  return found;
}

/** The controllers at whose addresses an Ingress says that it is reached; else the only one. */
function controllersOf(balancers: readonly string[], controllers: readonly ServiceReport[]) {
  const there = controllers.flatMap((controller) => {
    const own = new Set([...controller.balancers, ...controller.externalIps]);
    const address = balancers.find((each) => own.has(each));
    return address === undefined ? [] : [{ controller, address }];
  });
  const [only, ...others] = controllers;
  if (there.length > 0 || !only || others.length > 0) return there;
  return [{ controller: only, address: null }];
}
