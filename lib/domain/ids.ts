/**
 * Node ids. An id names the thing a person means, not its present incarnation: a container keeps its id when it is
 * recreated, so slot, pin, URL, selection, history and audit survive a redeploy.
 *
 * `engineId`, `clusterId`, `zoneId`, `hostId` and so on are our own row ids.
 */
export type NodeId = string;

export const zoneNodeId = (zoneId: string): NodeId => `zone:${zoneId}`;
export const laneNodeId = (vlanOrSubnetId: string): NodeId => `lane:${vlanOrSubnetId}`;
export const hostNodeId = (hostId: string): NodeId => `host:${hostId}`;
export const stackNodeId = (engineId: string, project: string): NodeId => `stack:${engineId}/${project}`;
export const containerNodeId = (engineId: string, name: string): NodeId => `container:${engineId}/${name}`;
export const networkNodeId = (engineId: string, name: string): NodeId => `network:${engineId}/${name}`;

/** Where things stand that no zone claims. */
export const unplacedZoneId: NodeId = "zone:unplaced";

/**
 * The parts of a container's node id.
 *
 * @returns `null` if `id` is not a container's.
 */
export function parseContainerNodeId(id: NodeId): { engineId: string; name: string } | null {
  const match = /^container:([^/]+)\/(.+)$/s.exec(id);
  return match?.[1] && match[2] ? { engineId: match[1], name: match[2] } : null;
}

/** The engine or cluster that a container or a workload belongs to; null of all else. */
export const sourceOfMember = (id: NodeId): string | null => /^(?:container|workload):([^/]+)\//.exec(id)?.[1] ?? null;

export const clusterNodeId = (clusterId: string): NodeId => `cluster:${clusterId}`;
export const namespaceNodeId = (clusterId: string, namespace: string): NodeId => `namespace:${clusterId}/${namespace}`;
export const workloadNodeId = (clusterId: string, kind: string, namespace: string, name: string): NodeId =>
  `workload:${clusterId}/${kind}/${namespace}/${name}`;
export const podNodeId = (clusterId: string, uid: string): NodeId => `pod:${clusterId}/${uid}`;
export const serviceNodeId = (clusterId: string, namespace: string, name: string): NodeId =>
  `service:${clusterId}/${namespace}/${name}`;
export const ingressNodeId = (clusterId: string, namespace: string, name: string): NodeId =>
  `ingress:${clusterId}/${namespace}/${name}`;

/**
 * The parts of a workload's node id.
 *
 * @returns `null` if `id` is not a workload's.
 */
export function parseWorkloadNodeId(
  id: NodeId,
): { clusterId: string; kind: string; namespace: string; name: string } | null {
  const [, clusterId, kind, namespace, name] = /^workload:([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(id) ?? [];
  return clusterId && kind && namespace && name ? { clusterId, kind, namespace, name } : null;
}
