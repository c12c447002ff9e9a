import type { NodeId } from "../ids";
import type { Moved } from "./apply-positions";
import type { DependencyEdge, DependencyGraph } from "./dependency-graph";
import type { Slot, TopologyNode } from "./model";
import type { Preset } from "./presets";
import { slotKindOf } from "./slot-table";

/** All lengths are CSS pixels at 100 %, on one plane whose origin is the top left; boxes are absolute, not relative. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type BoxKind = "zone" | "lane" | "host" | "stack" | "container" | "group";

/** What geometry needs of a node: nothing that a status change touches. */
export interface GeometryNode {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  readonly kind: BoxKind;
  readonly slot: Slot;
  /** A gap: it takes its room and has no box. */
  readonly gone?: boolean;
}

export interface GeometryInput {
  /** *Zones* where none is named. */
  readonly preset?: Preset;
  readonly nodes: readonly GeometryNode[];
  /** Zones, stacks and hosts drawn shut: what is inside them has no box. A stack or host is one row then. */
  readonly folded: readonly NodeId[];
  /** Of those, the ones that a person shut: their row stands in the room that they had, so that nothing else moves. */
  readonly roomy?: readonly NodeId[];
  /** Where the reader dragged boxes to, in this preset. */
  readonly positions?: readonly Moved[];
  /** *Dependencies* alone: what needs what. */
  readonly graph?: DependencyGraph;
  /** Doors: who may reach whom. `toZoneId` and `fromZoneId` may name a zone that is not drawn ("zone:internet"). */
  readonly doors: readonly { readonly fromZoneId: NodeId; readonly toZoneId: NodeId }[];
  /** One per finding that tears a wall. `toId` is the box that is reached: a node, or else the zone itself. */
  readonly breaches: readonly {
    readonly findingId: string;
    readonly fromId: NodeId;
    readonly fromZoneId: NodeId;
    readonly toZoneId: NodeId;
    readonly toId: NodeId | null;
  }[];
}

/**
 * A gap in the wall. `shared`: through the gangway of two neighbours, both walls open. `stub`: the pair does not touch,
 * so the gap is in an outer wall of the zone that is drawn and says the other's name. `direction` is where the arrow
 * points; `axis` "h" lies across a vertical gangway (reached sideways), "v" across a horizontal one.
 */
export interface DoorBox extends Box {
  readonly kind: "shared" | "stub";
  readonly axis: "h" | "v";
  readonly direction: "left" | "right" | "up" | "down";
  readonly fromZoneId: NodeId;
  readonly toZoneId: NodeId;
  /** The zone whose wall a stub is cut into; for a shared door the zone it leaves. */
  readonly atZoneId: NodeId;
  /** Pairs whose own door found no room in this wall: this one speaks for them too. */
  readonly more: GeometryInput["doors"];
}

/**
 * Where a preset draws no walls, what stands for the zone at the other end of a breach: the zone's name, hung on the
 * edge of the box that the line leads into. The sign lies in one row beside the name.
 */
export interface BreachStub {
  readonly zoneId: NodeId;
  /** The end of the row at which the name stands and the line comes out. */
  readonly side: "left" | "right";
  /** On the upper edge of its box, else on the lower one: from far off it grows away from that box. */
  readonly above: boolean;
}

/**
 * A breach: a line along `points` (right angles, source first) that tears the walls at `tears`. `plate` is the top left
 * corner of the sign; several findings between the same two boxes share one run. With a `stub` there are no tears, and
 * one of its ends is a zone that has no box.
 */
export interface BreachRun {
  readonly id: string;
  readonly findingIds: readonly string[];
  /** The drawn box it starts at: the source, or the folded box that holds it. */
  readonly fromId: NodeId;
  /** The drawn box it ends at: the target, its folded box, or its zone. */
  readonly toId: NodeId;
  readonly fromZoneId: NodeId;
  readonly toZoneId: NodeId;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly tears: readonly Box[];
  readonly plate: { readonly x: number; readonly y: number };
  readonly stub?: BreachStub;
}

export interface Geometry {
  readonly boxes: Readonly<Record<NodeId, Box>>;
  /** Lane id (or zone id for hosts without a lane): the spine's x and the y of the first node and of each tap. */
  readonly buses: Readonly<
    Record<NodeId, { readonly x: number; readonly top: number; readonly taps: readonly number[] }>
  >;
  readonly doors: readonly DoorBox[];
  readonly breaches: readonly BreachRun[];
  readonly size: { readonly w: number; readonly h: number };
  /** Where a preset puts boxes into other ones than the lab does: a stack's part into its group. Missing: as in the lab. */
  readonly parents?: Readonly<Record<NodeId, NodeId>>;
  /** The lines of *Dependencies*: `from` needs `to`; points at right angles, `from` first. */
  readonly lines?: readonly (DependencyEdge & {
    readonly points: readonly { readonly x: number; readonly y: number }[];
  })[];
}

/** The geometry's view of a published node; null for what has no box (networks are edges, not boxes). */
export function toGeometryNode(node: TopologyNode): GeometryNode | null {
  const kind = slotKindOf(node);
  return kind && { id: node.id, parentId: node.parentId, kind, slot: node.slot };
}
