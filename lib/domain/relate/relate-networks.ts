import { type NodeId, networkNodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import { isDefaultNetwork } from "../place/engine-context";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";

/** A user-defined network with two members or more: drawn once, and each member hangs on it. */
export interface NetworkHub {
  readonly nodeId: NodeId;
  readonly name: string;
  readonly driver: string;
  readonly members: readonly NodeId[];
}

/** Membership is certain; that members talk to each other is not, so a hub is drawn and never a mesh. */
export function relateNetworks(engine: NormalEngine): { hubs: NetworkHub[]; relations: Relation[] } {
  const members = new Map<string, { name: string; nodes: NodeId[] }>();
  for (const { nodeId, report } of engine.containers.values()) {
    for (const { networkId, networkName } of report.endpoints) {
      if (isDefaultNetwork(networkName)) continue;
      const key = networkId || networkName;
      const known = members.get(key);
      if (!known) members.set(key, { name: networkName, nodes: [nodeId] });
      else if (known.nodes.at(-1) !== nodeId) known.nodes.push(nodeId);
    }
  }
  const hubs: NetworkHub[] = [];
  const relations: Relation[] = [];
  const taken = new Set<NodeId>();
  for (const key of [...members.keys()].sort()) {
    const { name, nodes } = members.get(key) ?? { name: "", nodes: [] };
    if (nodes.length < 2) continue;
    const plain = networkNodeId(engine.engineId, name);
    // Docker allows two networks of one name.
    const nodeId = taken.has(plain) ? networkNodeId(engine.engineId, `${name}#${key.slice(0, 12)}`) : plain;
    taken.add(nodeId);
    const driver = engine.report.networks.get(key)?.driver ?? "";
    hubs.push({ nodeId, name, driver, members: nodes });
    const evidence = [reason("relate.network", { network: name })];
    for (const member of nodes) relations.push(relation("network", member, nodeId, 1, evidence));
  }
  return { hubs, relations };
}
