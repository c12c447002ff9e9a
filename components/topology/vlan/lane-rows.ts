import type { NodeId } from "@/lib/domain/ids";
import type { LaneMembers } from "@/lib/domain/topology/lane-members";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** A line of the list: whose it is, and the address or port that makes it a member. */
export interface LaneRow {
  readonly key: string;
  readonly nodeId: NodeId;
  readonly name: string;
  readonly tier: TopologyNode["health"]["tier"];
  readonly aside: string;
}

export interface LaneRows {
  readonly hosts: readonly LaneRow[];
  readonly containers: readonly LaneRow[];
  readonly ports: readonly LaneRow[];
}

export function laneRows({ hosts, containers, ports }: LaneMembers): LaneRows {
  const row = (node: TopologyNode, aside: string): LaneRow => ({
    key: `${node.id} ${aside}`,
    nodeId: node.id,
    name: node.name,
    tier: node.health.tier,
    aside,
  });
  return {
    hosts: hosts.map(({ node, addresses }) => row(node, addresses.join(", ") || (node.address ?? ""))),
    containers: containers.map(({ node, addresses }) => row(node, addresses.join(", "))),
    ports: ports.map(({ node, address, hostPort, proto }) => row(node, `${proto} ${at(address)}:${hostPort}`)),
  };
}

const at = (address: string): string => (address.includes(":") ? `[${address}]` : address);

/** Rows that hold every word of the text in their name, address or port. */
export function fitting(rows: readonly LaneRow[], text: string): readonly LaneRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ name, aside }) => {
    const said = `${name} ${aside}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
