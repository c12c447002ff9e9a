import { laneNodeId, zoneNodeId } from "../ids";
import { reason } from "../reason";
import type { HostNode, NetworkNode } from "../topology/model";
import type { EngineState } from "./engine-state";
import type { HostState } from "./host-states";
import type { Tallies } from "./tallies";

export function hostDraft(state: HostState, tallies: Tallies): Omit<HostNode, "slot"> {
  const { host, place, sources, nodes } = state;
  const versions = new Set([
    ...sources.map((source) => source.version).filter((version) => version !== null),
    ...nodes.map(({ node }) => kubernetesVersion(node.report.kubeletVersion)).filter((version) => version !== null),
  ]);
  const clusterIds = new Set(nodes.map(({ clusterId }) => clusterId));
  return {
    kind: "host",
    id: host.nodeId,
    parentId: state.parentId,
    name: host.name,
    ...tallies(host.nodeId),
    hostKind: host.row?.kind ?? (nodes.length > 0 && sources.length === 0 ? "k8s-node" : "server"),
    address: place.address,
    version: versions.size > 0 ? [...versions].join(", ") : null,
    sourceIds: [...sources.map((source) => source.id), ...clusterIds],
    nodes: nodes.map(({ clusterId, node: { report } }) => ({
      clusterId,
      name: report.name,
      cordoned: report.unschedulable,
    })),
    alsoIn: place.zones.filter((zone) => zone.zoneId !== place.home?.zoneId).map((zone) => zoneNodeId(zone.zoneId)),
    taps: place.taps.map(({ laneId, address }) => ({ laneId: laneNodeId(laneId), address })),
    placed: place.why,
  };
}

/** "v1.34.4+k3s1" is "Kubernetes 1.34". */
function kubernetesVersion(kubelet: string): string | null {
  const [, version] = /^v?(\d+\.\d+)/.exec(kubelet) ?? [];
  return version ? `Kubernetes ${version}` : null;
}

/** Networks have no health of their own: a hub says how many hang on it. */
export function networkDrafts(engine: EngineState): Omit<NetworkNode, "slot">[] {
  return engine.related.hubs.map(({ nodeId, name, driver, members }) => ({
    kind: "network",
    id: nodeId,
    parentId: engine.host.nodeId,
    name,
    health: { tier: "neutral", reason: reason("network.members", { count: members.length }), since: null },
    sourceId: engine.normal.engineId,
    driver,
  }));
}
