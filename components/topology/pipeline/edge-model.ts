import type { NodeId } from "@/lib/domain/ids";
import type { RelationKind } from "@/lib/domain/topology/model";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * One line: everything that is said between two drawn boxes. `from` depends on `to`; with `back` some of it goes the
 * other way, too; of links alone it has no direction. `count` is how many relations it stands for.
 */
export interface Edge {
  readonly id: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly back: boolean;
  readonly certain: boolean;
  readonly kinds: readonly RelationKind[];
  readonly count: number;
  readonly relationIds: readonly string[];
}

/** Of two boxes, whichever of them needs the other. */
export const edgeId = (a: NodeId, b: NodeId): string => (a < b ? `${a}~${b}` : `${b}~${a}`);

/** A link joins two machines and says nothing of who needs whom. */
export const hasDirection = (kind: RelationKind): boolean => kind !== "link";

/** Where a line's arrows point to, as the ways that end there. */
export const arrowsOf = ({
  kinds,
  back,
  points,
}: Pick<EdgeRoute, "kinds" | "back" | "points">): EdgeRoute["points"][] =>
  !kinds.some(hasDirection) ? [] : back ? [points, points.toReversed()] : [points];

/** `selection`: drawn in the accent; `map`: one of all, in a muted ink. */
export type EdgeTone = "selection" | "map";

/** An edge with its way on the plane: right angles, px, from `from` to `to`. */
export interface EdgeRoute extends Edge {
  readonly tone: EdgeTone;
  readonly points: readonly Point[];
  /** Where its count stands, if it is a bundle. */
  readonly middle: Point;
}

/** A shared network or volume, drawn once where its members are: a mark with its name, and one line to all of them. */
export interface Hub {
  readonly id: string;
  readonly kind: "network" | "volume";
  readonly name: string;
  readonly members: readonly NodeId[];
  readonly relationIds: readonly string[];
}

export interface HubRoute extends Hub {
  readonly tone: EdgeTone;
  readonly at: Point;
  /** Left of the mark there is room for the name. */
  readonly room: boolean;
  /** An SVG path: the bus, a trunk per side and a stub to each member. */
  readonly path: string;
}

/** Published ports of a card, at its foot. */
export interface PortTag {
  readonly id: string;
  readonly nodeId: NodeId;
  readonly tone: EdgeTone;
  readonly text: string;
  readonly at: Point;
}

/** What is drawn now beside the breaches. `more`: how many lines were left out so that the map stays calm. */
export interface EdgeDrawing {
  readonly routes: readonly EdgeRoute[];
  readonly hubs: readonly HubRoute[];
  readonly tags: readonly PortTag[];
  readonly more: number;
}

export const noEdges: EdgeDrawing = { routes: [], hubs: [], tags: [], more: 0 };
