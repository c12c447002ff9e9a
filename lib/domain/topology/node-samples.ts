import { type Counts, noCounts, type Tier } from "../health";
import type { NodeId } from "../ids";
import type { ContainerNode, HostNode, LaneNode, StackNode, TopologyNode, ZoneNode } from "./model";

/** Small builders of published nodes for tests. */
const base = {
  health: { tier: "ok" as Tier, reason: { code: "x", data: {} }, since: null },
  slot: { column: 0, order: 0, columns: 0 },
};

export const zone = (name: string, over: Partial<ZoneNode> = {}): ZoneNode => ({
  ...base,
  id: `zone:${name}`,
  parentId: null,
  kind: "zone",
  name,
  zoneKind: "other",
  colour: 1,
  protected: false,
  counts: noCounts,
  doors: [],
  ...over,
});

export const lane = (name: string, parentId: NodeId, over: Partial<LaneNode> = {}): LaneNode => ({
  ...base,
  id: `lane:${name}`,
  parentId,
  kind: "lane",
  name,
  vid: 10,
  cidrs: ["10.0.10.0/24"],
  ...over,
});

export const host = (name: string, parentId: NodeId, over: Partial<HostNode> = {}): HostNode => ({
  ...base,
  id: `host:${name}`,
  parentId,
  kind: "host",
  name,
  hostKind: "server",
  address: null,
  version: null,
  sourceIds: [name],
  counts: noCounts,
  nodes: [],
  alsoIn: [],
  taps: [],
  placed: { code: "x", data: {} },
  ...over,
});

export const stack = (name: string, parentId: NodeId, over: Partial<StackNode> = {}): StackNode => ({
  ...base,
  id: `stack:nas/${name}`,
  parentId,
  kind: "stack",
  name,
  sourceId: "nas",
  counts: noCounts,
  ...over,
});

export const container = (name: string, parentId: NodeId, over: Partial<ContainerNode> = {}): ContainerNode => ({
  ...base,
  id: `container:nas/${name}`,
  parentId,
  kind: "container",
  name,
  sourceId: "nas",
  incarnation: name,
  imageRef: `${name}:1`,
  state: "running",
  startedAt: null,
  restartCount: 0,
  stack: null,
  service: null,
  oneOff: false,
  alsoIn: [],
  placed: { code: "x", data: {} },
  ports: [],
  addresses: [],
  macs: [],
  networks: [],
  labels: [],
  operationId: null,
  breach: false,
  ...over,
});

export const tier = (value: Tier) => ({ health: { ...base.health, tier: value } });

export const counted = (counts: Partial<Counts>): Counts => ({ ...noCounts, ...counts });

export const byId = (...nodes: TopologyNode[]): ReadonlyMap<NodeId, TopologyNode> =>
  new Map(nodes.map((node) => [node.id, node]));

export function childrenOf(nodes: ReadonlyMap<NodeId, TopologyNode>): ReadonlyMap<NodeId | null, readonly NodeId[]> {
  const children = new Map<NodeId | null, NodeId[]>();
  for (const node of nodes.values()) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node.id]);
  return children;
}
