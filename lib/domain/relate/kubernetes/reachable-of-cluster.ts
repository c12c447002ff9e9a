import type { NodeId } from "../../ids";
import { parseIp } from "../../inventory/ip";
import { nodesOf } from "../../normalise/nodes-of";
import type { NormalCluster } from "../../normalise/normalise-cluster";
import type { ServiceFacts } from "../../normalise/service-facts";
import type { ClusterContext } from "../../place/cluster-context";
import { nodeAddresses, type PlacedNode } from "../../place/place-nodes";
import type { Reachable } from "../relate-across";
import { sharesOf } from "./shares-of";

type Offer = Reachable["offers"][number];

/** What the workloads of one cluster answer on beyond it, whom of others they name, and which data they share. */
export function reachableOfCluster(normal: NormalCluster, context: ClusterContext): Reachable {
  const offers: Offer[] = [];
  const leads: Reachable["leads"][number][] = [];
  const names: Reachable["names"][number][] = [];
  const asks: Reachable["asks"][number][] = [];
  const folders: Reachable["folders"][number][] = [];
  const everyNode = [...context.nodes.values()].flatMap(addressesOf);

  for (const service of normal.services.values()) {
    const nodeId = behind(service);
    const { ports, balancers, externalIps } = service.report;
    leads.push(...leadsOf(service));
    for (const { port, nodePort } of ports) {
      for (const address of [...balancers, ...externalIps])
        offers.push({ nodeId, address: address.toLowerCase(), port });
      if (nodePort !== 0) for (const address of everyNode) offers.push({ nodeId, address, port: nodePort });
    }
  }
  for (const { namespace, routes } of normal.report.objects.Ingress.values())
    for (const { host, serviceName } of routes) {
      const service = normal.services.get(`${namespace}/${serviceName}`);
      if (host !== "" && service) names.push({ nodeId: behind(service), host: host.toLowerCase() });
    }
  for (const facts of normal.workloads.values()) {
    const { nodeId, template, pods } = facts;
    for (const { mentions, ports } of template?.containers ?? []) {
      for (const mention of mentions) asks.push({ nodeId, mention });
      for (const { port, hostPort, hostIp } of ports) {
        const open = template?.hostNetwork ? port : hostPort;
        if (open === 0) continue;
        const own = nodesOf(pods)
          .flatMap((name) => context.nodes.get(name) ?? [])
          .flatMap(addressesOf);
        const isOne = parseIp(hostIp) !== null && hostIp !== "0.0.0.0" && hostIp !== "::";
        for (const address of isOne ? [hostIp] : own) offers.push({ nodeId, address, port: open });
      }
    }
    for (const { what, target, readOnly } of sharesOf(facts, normal, context)) {
      if (what.kind === "folder") folders.push({ nodeId, hostId: what.hostId, path: what.path, target, readOnly });
      if (what.kind === "nfs") folders.push({ nodeId, server: what.server, path: what.path, target, readOnly });
    }
  }
  return { offers, own: [], asks, leads, names, folders };
}

/** The one workload behind a Service; where there are several or none, the Service. */
const behind = ({ nodeId, targets }: ServiceFacts): NodeId => (targets.length === 1 && targets[0]) || nodeId;

/** Where a Service leads to that no pod stands behind: another name, or addresses that somebody wrote. */
function leadsOf({ nodeId, report, slices }: ServiceFacts): Reachable["leads"] {
  const { type, externalName, ports, selector } = report;
  if (type === "ExternalName") {
    const host = externalName.toLowerCase();
    return ports.length > 0 ? ports.map(({ port }) => ({ nodeId, host, port })) : [{ nodeId, host, port: null }];
  }
  if (Object.keys(selector).length > 0) return [];
  return slices.flatMap(({ endpoints, ports: open }) =>
    endpoints.flatMap(({ addresses, target }) =>
      target === null ? addresses.flatMap((host) => open.map(({ port }) => ({ nodeId, host, port }))) : [],
    ),
  );
}

/** How a machine of the site is named by others: its addresses and its name. */
const addressesOf = ({ report, row, hostName }: PlacedNode): string[] => [
  ...new Set([...nodeAddresses(report), ...(row?.addresses ?? []).map(({ ip }) => ip), hostName.toLowerCase()]),
];
