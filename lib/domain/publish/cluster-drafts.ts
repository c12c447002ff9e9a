import { assessGroup, overrideStale, type Summary, summarise } from "../assess/assess-group";
import { clusterKinds } from "../cluster-report";
import { clusterNodeId, namespaceNodeId, zoneNodeId } from "../ids";
import { reason } from "../reason";
import type { ClusterNode, NamespaceNode } from "../topology/cluster-nodes";
import type { ClusterState } from "./cluster-state";
import { toMember, type WorkloadState } from "./workload-state";

/** @param breaches - Findings of severity high in it. */
export function clusterDraft(
  { normal, context, source }: ClusterState,
  summary: Summary,
  breaches: number,
): Omit<ClusterNode, "slot"> {
  const { clusterId, report } = normal;
  const { place, name } = context;
  const { health, counts } = assessGroup(summary, breaches);
  const isQuiet = health.tier !== "failed" && health.tier !== "warning";
  return {
    kind: "cluster",
    id: clusterNodeId(clusterId),
    parentId: place.parentId,
    name,
    health: source && source.state !== "live" && isQuiet ? overrideStale(health, source) : health,
    counts,
    sourceId: clusterId,
    address: report.cluster.address || null,
    version: source?.version ?? null,
    alsoIn: place.zones.filter(({ zoneId }) => zoneId !== place.home?.zoneId).map(({ zoneId }) => zoneNodeId(zoneId)),
    placed: place.why,
    notPermitted: clusterKinds.filter((kind) => report.kinds[kind].state === "not-permitted"),
  };
}

/** Every namespace that the cluster lists, and those that are known by their workloads alone. */
export function namespaceDrafts(
  { normal, source }: ClusterState,
  workloads: ReadonlyMap<string, readonly WorkloadState[]>,
): Omit<NamespaceNode, "slot">[] {
  const { clusterId, report, services } = normal;
  const { Namespace, Ingress } = report.objects;
  const names = new Set([...Namespace.keys(), ...workloads.keys()]);
  for (const each of [...[...services.values()].map((facts) => facts.report), ...Ingress.values()])
    names.add(each.namespace);
  return [...names].sort().map((name) => {
    const states = workloads.get(name) ?? [];
    const breaches = states.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "high"));
    const { health, counts } = assessGroup(summarise(states.map(toMember)), breaches.length);
    const isGoing = Namespace.get(name)?.phase === "Terminating" && report.kinds.Namespace.state === "live";
    const quiet = health.tier === "ok" || health.tier === "neutral";
    const ending = { tier: "progressing", reason: reason("health.namespace-ending"), since: null } as const;
    const own = isGoing && quiet ? ending : health;
    return {
      kind: "namespace",
      id: namespaceNodeId(clusterId, name),
      parentId: clusterNodeId(clusterId),
      name,
      health: source && states.length === 0 ? overrideStale(own, source) : own,
      counts,
      sourceId: clusterId,
    };
  });
}
