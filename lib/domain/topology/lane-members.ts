import type { NodeId } from "../ids";
import { contains, parseCidr, parseIp } from "../inventory/ip";
import { isEverywhere } from "../place/place-ports";
import type { ContainerNode, HostNode, LaneNode, TopologyNode } from "./model";

/** A host with an address on the lane. */
export interface LaneHost {
  readonly node: HostNode;
  readonly addresses: readonly string[];
  /** It stands in the lane, and does not only reach into it. */
  readonly home: boolean;
}

/** A container with an address of its own on the lane. */
export interface LaneContainer {
  readonly node: ContainerNode;
  readonly addresses: readonly string[];
}

/** A port that answers on the lane, on an address of the container's host. */
export interface LanePort {
  readonly node: ContainerNode;
  readonly hostPort: number;
  readonly proto: string;
  readonly address: string;
}

/** Who and what is on a VLAN or subnet: hosts in the order of their slots, ports by number. */
export interface LaneMembers {
  readonly hosts: readonly LaneHost[];
  readonly containers: readonly LaneContainer[];
  readonly ports: readonly LanePort[];
  /** All nodes that are named above. */
  readonly ids: ReadonlySet<NodeId>;
}

type Nodes = ReadonlyMap<NodeId, TopologyNode>;
type Children = ReadonlyMap<NodeId | null, readonly NodeId[]>;

const nobody: LaneMembers = { hosts: [], containers: [], ports: [], ids: new Set() };

/**
 * The members of a lane, by addresses. A container's address counts only where placing it said that this address is on
 * a wire of the site (macvlan, ipvlan): Docker's own bridges use private ranges of their own, which may look the same.
 */
export function membersOfLane(laneId: NodeId, nodes: Nodes, children: Children): LaneMembers {
  const lane = nodes.get(laneId);
  if (lane?.kind !== "lane") return nobody;
  const inside = insideOf(lane);
  const hosts: LaneHost[] = [];
  const containers: LaneContainer[] = [];
  const ports: LanePort[] = [];
  for (const node of nodes.values()) {
    if (node.kind === "container") {
      const addresses = wireAddresses(node).filter(inside);
      if (addresses.length > 0) containers.push({ node, addresses });
    }
    if (node.kind !== "host") continue;
    const addresses = node.taps.filter((tap) => tap.laneId === laneId).map((tap) => tap.address);
    const home = node.parentId === laneId;
    if (!home && addresses.length === 0) continue;
    hosts.push({ node, addresses, home });
    for (const member of containersIn(node.id, nodes, children)) ports.push(...portsOn(member, addresses));
  }
  ports.sort((a, b) => a.hostPort - b.hostPort || (a.node.name < b.node.name ? -1 : 1));
  const named = [...hosts, ...containers, ...ports].map(({ node }) => node.id);
  return { hosts, containers, ports, ids: new Set([laneId, ...named]) };
}

function insideOf({ cidrs }: LaneNode): (address: string) => boolean {
  const ranges = cidrs.flatMap((text) => parseCidr(text) ?? []);
  return (address) => {
    const ip = parseIp(address);
    return ip !== null && ranges.some((range) => contains(range, ip));
  };
}

/** Its addresses that placing it took as evidence of an own leg on the wire. */
function wireAddresses({ placed, alsoIn }: ContainerNode): readonly string[] {
  const reasons = [placed, ...alsoIn.map((badge) => badge.reason)];
  const found = reasons.flatMap(({ code, data }) =>
    code === "place.network-address" && typeof data.address === "string" ? [data.address] : [],
  );
  return [...new Set(found)];
}

function* containersIn(hostId: NodeId, nodes: Nodes, children: Children): Iterable<ContainerNode> {
  for (const id of children.get(hostId) ?? []) {
    const node = nodes.get(id);
    if (node?.kind === "container") yield node;
    else if (node?.kind === "stack") yield* containersIn(id, nodes, children);
  }
}

/** What of its ports is open on one of these addresses of its host; a port that is open on all of them is listed once. */
function portsOn(node: ContainerNode, addresses: readonly string[]): readonly LanePort[] {
  const [first] = addresses;
  if (first === undefined) return [];
  return node.ports.flatMap((port) => {
    const address = isEverywhere(port) ? first : addresses.find((each) => each === port.hostIp);
    return address === undefined ? [] : [{ node, hostPort: port.hostPort, proto: port.proto, address }];
  });
}
