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

/** Lines of one log; `dropped` counts lines the server could not keep for this reader since the last event. */
export interface LogEvent {
  readonly type: "log";
  readonly subscription: string;
  readonly lines: readonly LogLine[];
  readonly dropped: number;
  /** The log has ended (container gone or stream failed) and why. */
  readonly ended: string | null;
  /** What the log is read from, where that is several pods; null: as it was said last, or a container's own log. */
  readonly about: LogAbout | null;
}

export interface LogLine {
  /** Docker's timestamp as it sent it (RFC 3339 with nanoseconds); of a cluster always in UTC with nine digits. */
  readonly at: string;
  /** `panel`: nothing that a program wrote, but a sentence of the panel's own about one of the pods. */
  readonly stream: "stdout" | "stderr" | "panel";
  readonly text: string;
  /** The pod that wrote it, where a log is that of several. */
  readonly from?: string;
}

/** The pods whose lines make up a log, and what there is to choose from. */
export interface LogAbout {
  /** Of all its pods, in the order of their specs, those that prepare it last. */
  readonly containers: readonly { readonly name: string; readonly isInit: boolean }[];
  /** The one that is read. */
  readonly container: string;
  readonly pods: readonly LoggedPod[];
  /** Pods that are not read, because there are too many. */
  readonly leftOut: number;
}

export interface LoggedPod {
  /** A pod that is gone may have had the name of one that is there. */
  readonly uid: string;
  readonly name: string;
  /** `waiting`: has written nothing yet; `ended`: no more can come; `failed`: it is tried again. */
  readonly state: "waiting" | "following" | "ended" | "failed";
  /** Why, as a sentence; "" while it is followed, and of a pod that is gone. */
  readonly why: string;
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
  readonly logs: readonly ({ readonly subscription: string } & WantedLog)[];
}

/** The log of a container, of a pod, or of all pods of a workload. */
export interface WantedLog {
  readonly nodeId: string;
  /** Lines of before, at most. */
  readonly tail: number;
  /** Of what runs in a cluster; absent of a container. */
  readonly choice?: LogChoice;
}

export interface LogChoice {
  /** Null: the first of its pods. */
  readonly container: string | null;
  /** What the container wrote before it last restarted, and nothing after. */
  readonly isPrevious: boolean;
  /** How far back to begin, in seconds; null: as far as `tail` reaches. */
  readonly sinceSeconds: number | null;
}
