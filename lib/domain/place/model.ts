import type { Reason } from "../reason";

/** Rules of placement: D1 to D14 of engines, K1 to K8 of clusters. */
export type PlacementRule = `${"D" | "K"}${number}`;
export type Confidence = "high" | "medium" | "low";

/** One zone that something is in, and why that is believed. */
export interface ZoneEvidence {
  /** A zone's row id, or "host" for "this machine only" (D7), or "internet". */
  readonly zoneId: string;
  readonly rule: PlacementRule;
  readonly confidence: Confidence;
  readonly reason: Reason;
  /** For an exposure: the published port it goes through. */
  readonly port?: {
    readonly hostIp: string;
    readonly hostPort: number | null;
    readonly containerPort: number;
    readonly proto: string;
  };
}

/**
 * Which zones something is attached to (has an address there), exposed to (can be reached from there) and leaves by.
 * A set, not one zone: the set is what makes violations visible.
 */
export interface Placement {
  readonly attached: readonly ZoneEvidence[];
  readonly exposed: readonly ZoneEvidence[];
  readonly egress: readonly ZoneEvidence[];
  /** Why no zone could be told and what to do next; null when placed. */
  readonly unplaced: Reason | null;
}
