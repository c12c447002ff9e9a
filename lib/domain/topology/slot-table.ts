import { tiers } from "../health";
import type { NodeId } from "../ids";
import type { Slot, TopologyNode } from "./model";
import type { SlotPreset } from "./presets";

/** A node's slot and the parent it was given under. Plain data: this is what the database keeps, one row per node. */
export interface SlotEntry extends Slot {
  readonly parent: NodeId | null;
}

/**
 * All slots of one preset, by node id. It also remembers nodes that are gone, until a newcomer takes their place: a stack
 * which is taken down and brought up again comes back to where it was, and until then its gap stays. A box that was moved
 * leaves its gap under a name of its own, "host:nas@1".
 */
export type SlotTable = Readonly<Record<NodeId, SlotEntry>>;

/** Of every preset that has slots. */
export type SlotTables = Readonly<Record<SlotPreset, SlotTable>>;

export const noSlots: SlotTables = { zones: {}, machines: {}, stacks: {} };

export type SlotKind = "zone" | "lane" | "host" | "stack" | "container";

export interface SlotNode {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  readonly kind: SlotKind;
  readonly name: string;
  /** Sorts newcomers before their names do: a zone's kind, a lane's VLAN id; 0 for the rest. */
  readonly rank: number;
}

/** What is there, without anything that a status change touches. The order of `nodes` does not matter. */
export interface SlotStructure {
  readonly nodes: readonly SlotNode[];
  /** The same nodes in lists that stay the very same while nothing in them came, went, moved or was renamed. */
  readonly parts?: readonly (readonly SlotNode[])[];
}

const zoneRanks = [
  "internet",
  "dmz",
  "dev",
  "prod",
  "infra",
  "mgmt",
  "iot",
  "guest",
  "vpn",
  "other",
  "unplaced",
] as const satisfies readonly (TopologyNode & { kind: "zone" })["zoneKind"][];

/** `Omit` that keeps a union a union. */
export type Unslotted<T> = T extends unknown ? Omit<T, "slot"> : never;

/** What stands in slots, by what stands there: a cluster as a host does, a namespace as a stack, a workload as a container. */
const slotKinds: Readonly<Record<TopologyNode["kind"], SlotKind | null>> = {
  zone: "zone",
  lane: "lane",
  host: "host",
  cluster: "host",
  stack: "stack",
  namespace: "stack",
  container: "container",
  workload: "container",
  network: null,
  pod: null,
  service: null,
  ingress: null,
};

/**
 * What kind of box a node has; null where it has none: networks and Services are hubs, pods are counts, and a namespace in
 * which nothing runs would be an empty box in every cluster (kube-public, kube-node-lease).
 */
export function slotKindOf(node: Unslotted<TopologyNode>): SlotKind | null {
  const isEmpty = node.kind === "namespace" && tiers.every((tier) => node.counts[tier] === 0);
  return isEmpty ? null : slotKinds[node.kind];
}

/** Null for what has no box and so no slot. */
export function toSlotNode(node: Unslotted<TopologyNode>): SlotNode | null {
  const kind = slotKindOf(node);
  if (kind === null) return null;
  return { id: node.id, parentId: node.parentId, kind, name: node.name, rank: rankOf(node) };
}

/** What sorts a newcomer before its name does. */
export function rankOf(node: Unslotted<TopologyNode>): number {
  if (node.kind === "zone") return zoneRanks.indexOf(node.zoneKind);
  return node.kind === "lane" ? (node.vid ?? 4096) : 0;
}

export function toSlot(entry: SlotEntry | undefined): Slot {
  if (!entry) return { column: 0, order: 0, columns: 0 };
  const { column, order, columns, room } = entry;
  return room ? { column, order, columns, room } : { column, order, columns };
}
