import type { Tier } from "./health";
import type { NodeId } from "./ids";
import type { ReasonData } from "./reason";

export type TransitionChange = "appeared" | "health" | "moved" | "gone";

/** One change of one node's life, as the database keeps it: enough to draw the map as it was. */
export interface Transition {
  readonly nodeId: NodeId;
  /** Epoch ms, panel's clock. */
  readonly at: number;
  readonly change: TransitionChange;
  /** Null for `gone`. */
  readonly tier: Tier | null;
  readonly code: string | null;
  readonly data: ReasonData | null;
  readonly zoneId: NodeId | null;
  readonly hostId: NodeId | null;
  readonly stack: string | null;
  readonly imageId: string | null;
}

/**
 * The panel's own life is kept as that of a node: `gone` when it was last seen running, `appeared` at its next start.
 * What lies between was not observed, so it is unknown and not up.
 */
export const panelNodeId: NodeId = "panel";
