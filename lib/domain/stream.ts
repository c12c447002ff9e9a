import type { Operation } from "./operation";
import type { SourceStatus } from "./source";
import type { Finding, Patch, Place, Relation, TopologyNode } from "./topology/model";
import type { Position } from "./topology/position";

/**
 * What the one SSE stream of a browser carries; the event's name is `type`, its data the rest as JSON. The SSE event id
 * of `snapshot` and `patch` is `<bootId>:<revision>`; a resume with a foreign bootId or a revision out of the ring gets a
 * snapshot.
 */
export type StreamEvent =
  /** Sent every 2.5 s, so that a browser can tell silence from a quiet lab. */
  | { readonly type: "beat"; readonly now: number }
  | { readonly type: "hello"; readonly streamId: string; readonly build: string; readonly now: number }
  | SnapshotEvent
  | PatchEvent
  | { readonly type: "source"; readonly source: SourceStatus }
  | { readonly type: "source-gone"; readonly id: string }
  | { readonly type: "operation"; readonly operation: Operation }
  | LogEvent
  | StatsEvent
  | PositionsEvent
  | { readonly type: "version"; readonly build: string }
  | { readonly type: "banner"; readonly kind: "read-only" | "demo"; readonly message: string | null };

export interface SnapshotEvent {
  readonly type: "snapshot";
  readonly bootId: string;
  readonly revision: number;
  readonly at: number;
  readonly nodes: readonly TopologyNode[];
  readonly relations: readonly Relation[];
  readonly findings: readonly Finding[];
  readonly sources: readonly SourceStatus[];
  readonly places: readonly Place[];
  readonly operations: readonly Operation[];
}

/** Where this person dragged boxes to, all of them; only to their own browsers. */
export interface PositionsEvent {
  readonly type: "positions";
  readonly positions: readonly Position[];
}

export interface PatchEvent extends Patch {
  readonly type: "patch";
  readonly prev: number;
  readonly revision: number;
  readonly at: number;
}

/** Lines of one container's log; `dropped` counts lines the server could not keep for this reader since the last event. */
export interface LogEvent {
  readonly type: "log";
  readonly subscription: string;
  readonly lines: readonly LogLine[];
  readonly dropped: number;
  /** The log has ended (container gone or stream failed) and why. */
  readonly ended: string | null;
}

export interface LogLine {
  /** Docker's timestamp as it sent it (RFC 3339 with nanoseconds). */
  readonly at: string;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

export interface StatsEvent {
  readonly type: "stats";
  readonly nodeId: string;
  readonly at: number;
  /** Percent of one core; null on the first sample. */
  readonly cpuPercent: number | null;
  readonly memoryBytes: number;
  /** 0: no limit. */
  readonly memoryLimitBytes: number;
}

/** Body of `POST /api/stream/<streamId>/subscriptions`: the whole wish, replacing the last one. */
export interface StreamSubscriptions {
  readonly stats: readonly string[];
  readonly logs: readonly { readonly subscription: string; readonly nodeId: string; readonly tail: number }[];
}
