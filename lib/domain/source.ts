import type { Reason } from "./reason";

export type SourceKind = "engine" | "cluster";

/**
 * - `connecting`: never answered since the panel started.
 * - `live`: its last ping answered in time and its events are being read.
 * - `stale`: it was live and has stopped answering; its part of the map is unknown since `since`.
 * - `down`: it says no (refused, wrong certificate, permission): nothing to show but the reason.
 */
export type SourceState = "connecting" | "live" | "stale" | "down";

export interface SourceStatus {
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly state: SourceState;
  /** Epoch ms since which `state` holds. */
  readonly since: number;
  readonly reason: Reason | null;
  /** As people say it: "Docker 29.1". `null` before the first answer. */
  readonly version: string | null;
  readonly apiVersion: string | null;
  readonly hostId: string | null;
  /** Engine's clock minus ours, ms; `null` before it was measured. */
  readonly clockSkewMs: number | null;
  /** How often a relist found what events had not told. */
  readonly drift: number;
}
