import type { Counts, Health } from "../health";
import type { NodeId } from "../ids";
import type { HostKind, ZoneKind } from "../inventory/model";
import type { Reason } from "../reason";
import type { SourceStatus } from "../source";
import type { ClusterTopologyNode } from "./cluster-nodes";
import type { SlotPreset } from "./presets";

/**
 * Where a node stands among its siblings, decided by `assignSlots`, persisted per preset, the same for everybody.
 * `order` is unique among siblings of one kind and may have gaps (a removed sibling's place stays free). `column` is the
 * column that a zone stands in (a host, where it stands in none), and the first card column of a stack, 0 for all else.
 * `columns` is how many card columns a zone's hosts have, and how many a stack spans, 0 for all else.
 */
export interface Slot {
  readonly column: number;
  readonly order: number;
  readonly columns: number;
  /** Of a stack or host: cells kept for its own cards, the most that it has had at once. Missing: none. */
  readonly room?: number;
}

/**
 * A slot that stands on no node: the gap of a box that has gone (of *Zones*), or where a box stands in another preset.
 * `nodeId` may name what is no node of the lab ("group:media", or a gap's own name).
 */
export interface Place extends Slot {
  /** `${preset} ${nodeId}`. */
  readonly id: string;
  readonly preset: SlotPreset;
  readonly nodeId: NodeId;
  readonly parentId: NodeId | null;
  /** Nothing stands there any more. */
  readonly gone: boolean;
}

export interface NodeBase {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  readonly name: string;
  readonly health: Health;
  readonly slot: Slot;
}

export interface ZoneNode extends NodeBase {
  readonly kind: "zone";
  readonly zoneKind: ZoneKind | "unplaced";
  /** 1 to 8, 0 for "Unplaced". */
  readonly colour: number;
  readonly protected: boolean;
  readonly counts: Counts;
  /** Doors out of this zone: who may be reached and on what. Empty `ports`: everything is allowed. */
  readonly doors: readonly { readonly toZoneId: NodeId; readonly ports: readonly string[] }[];
}

/** A VLAN of a zone with its subnets; or a zone's subnet that has no VLAN (then `vid` is null). */
export interface LaneNode extends NodeBase {
  readonly kind: "lane";
  readonly vid: number | null;
  readonly cidrs: readonly string[];
}

export interface HostNode extends NodeBase {
  readonly kind: "host";
  readonly hostKind: HostKind;
  readonly address: string | null;
  /** "Docker 29.1"; null without an engine. */
  readonly version: string | null;
  readonly sourceIds: readonly string[];
  readonly counts: Counts;
  /** Nodes of clusters that it is: mostly none or one. */
  readonly nodes: readonly ClusterMember[];
  /** Other zones that it has addresses in, by zone node id. */
  readonly alsoIn: readonly NodeId[];
  /** Every lane that it has an address on, its own lane too, in the order of its addresses. */
  readonly taps: readonly { readonly laneId: NodeId; readonly address: string }[];
  /** Why it stands in its zone, or why in none and what to do about it. */
  readonly placed: Reason;
}

/** What a host is in a cluster. */
export interface ClusterMember {
  readonly clusterId: string;
  /** Of the node, which may not be the host's. */
  readonly name: string;
  readonly cordoned: boolean;
}

export interface StackNode extends NodeBase {
  readonly kind: "stack";
  readonly sourceId: string;
  readonly counts: Counts;
}

export interface ContainerNode extends NodeBase {
  readonly kind: "container";
  readonly sourceId: string;
  /** The Docker container id: its incarnation. */
  readonly incarnation: string;
  readonly imageRef: string;
  readonly state: string;
  /** Epoch ms, panel's clock. */
  readonly startedAt: number | null;
  readonly restartCount: number;
  readonly stack: string | null;
  readonly service: string | null;
  readonly oneOff: boolean;
  /** Zones beyond its host's own that it is attached or exposed to. */
  readonly alsoIn: readonly ZoneBadge[];
  /** Why it stands where it stands, or why it can't be placed. */
  readonly placed: Reason;
  readonly ports: readonly PortSummary[];
  readonly addresses: readonly string[];
  /** Lower case with colons. */
  readonly macs: readonly string[];
  readonly networks: readonly string[];
  /** What it may be found by of its labels: "name", or "name=value" where the value is a plain switch. Never a secret. */
  readonly labels: readonly string[];
  /** The operation at work on it, if one is. */
  readonly operationId: string | null;
  /** Findings of severity high that touch it. */
  readonly breach: boolean;
}

export interface ZoneBadge {
  readonly zoneId: NodeId;
  readonly how: "attached" | "exposed";
  readonly rule: string;
  readonly reason: Reason;
}

export interface PortSummary {
  readonly hostIp: string;
  readonly hostPort: number;
  readonly containerPort: number;
  readonly proto: string;
}

/** A user-defined network with two or more members: a hub, never a mesh. */
export interface NetworkNode extends NodeBase {
  readonly kind: "network";
  readonly sourceId: string;
  readonly driver: string;
}

export type TopologyNode =
  | ZoneNode
  | LaneNode
  | HostNode
  | StackNode
  | ContainerNode
  | NetworkNode
  | ClusterTopologyNode;

/**
 * `namespace`: lives in the other's; `depends-on`: said or seen to need it; `route`: a proxy hands requests on to it;
 * `volume`: shares its data; `runs-on`: pods of it run on that host; `port`: a host's port is answered by it; `network`:
 * a member of it, which says who could talk and not who does.
 */
export const relationKinds = [
  "depends-on",
  "route",
  "namespace",
  "volume",
  "runs-on",
  "port",
  "network",
  "link",
] as const;
export type RelationKind = (typeof relationKinds)[number];

/** The arrow points at what is depended on; a link has none. */
export interface Relation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly from: NodeId;
  readonly to: NodeId;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Reason[];
}

export interface Finding {
  readonly id: string;
  /** The rule that found it: "S01", "S04". */
  readonly code: string;
  readonly severity: "high" | "medium" | "low";
  /** The node that does it. */
  readonly nodeId: NodeId;
  readonly fromZoneId: NodeId;
  readonly toZoneId: NodeId;
  readonly reason: Reason;
  readonly remedy: Reason;
  /** "tcp 5432"; null if the finding is not about one port. */
  readonly port: string | null;
}

/** One immutable picture. Maps are never changed after publishing. */
export interface View {
  readonly bootId: string;
  readonly revision: number;
  readonly at: number;
  readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlyMap<string, SourceStatus>;
  readonly places: ReadonlyMap<string, Place>;
  /** When a windowed rule changes its answer next, epoch ms; null: never without an event. */
  readonly nextChangeAt: number | null;
}

export interface Patch {
  readonly nodes: { readonly put: readonly TopologyNode[]; readonly del: readonly NodeId[] };
  readonly relations: { readonly put: readonly Relation[]; readonly del: readonly string[] };
  readonly findings: { readonly put: readonly Finding[]; readonly del: readonly string[] };
  readonly places: { readonly put: readonly Place[]; readonly del: readonly string[] };
}
