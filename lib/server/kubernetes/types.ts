import "server-only";
import type { ClusterKind, ClusterReport } from "@/lib/domain/cluster-report";
import type { WorkloadOperationKind } from "@/lib/domain/operation";
import type { FreshObject, WorkloadChange } from "@/lib/domain/rollout/change";
import type { Revision, RevisionRef } from "@/lib/domain/rollout/revision";
import type { SourceStatus } from "@/lib/domain/source";
import type { LogLine } from "@/lib/domain/stream";
import type { NamespaceUsage } from "@/lib/domain/workload-detail/usage";
import type { ObjectPlace } from "./kinds/object-path";

/** Keys of `ClusterObjects` tables whose report object is new, other or gone, by kind. */
export type ChangedObjects = Readonly<Partial<Record<ClusterKind, readonly string[]>>>;

/** What an observed cluster tells; every call is synchronous and cheap for the teller. */
export interface ClusterSink {
  status(status: SourceStatus): void;
  /**
   * A new immutable report. `changed` is empty where only the state of a kind is other. `eventAt` is when the first of
   * the watch's frames that led to it reached the panel (`performance.now()`), null for lists.
   */
  report(report: ClusterReport, changed: ChangedObjects, eventAt: number | null): void;
}

/** One cluster, observed until disposed. */
export interface ClusterSource {
  readonly id: string;
  status(): SourceStatus;
  /** Null before anything was listed. */
  report(): ClusterReport | null;
  /** Told after each report and each status that `sink` was told of. */
  subscribe(listener: () => void): () => void;
  readonly writer: ClusterWriter;
  readonly logs: ClusterLogs;
  readonly reader: ClusterReader;
  dispose(): Promise<void>;
}

/** What is read of a cluster when somebody asks. Every call rejects with a BulkheadError that says what the cluster said. */
export interface ClusterReader {
  /** The object as it is stored at this moment, as YAML with its secrets masked; null if there is none. */
  yaml(place: ObjectPlace<ClusterKind>): Promise<string | null>;
  /** What the pods of a namespace take, or why that isn't known. */
  usage(namespace: string): Promise<NamespaceUsage>;
}

/** What may be changed in a cluster. Every call rejects with a BulkheadError that says what the cluster said. */
export interface ClusterWriter {
  /** What messages call the cluster. */
  readonly clusterName: string;
  /** Whether the account may do this to that object; what the cluster answered holds for half a minute. */
  may(kind: WorkloadOperationKind, place: ObjectPlace): Promise<boolean>;
  /**
   * The object as it is stored at this moment; null if there is none.
   *
   * @param about - A revision that the object is to be compared with.
   */
  read(place: ObjectPlace, about?: RevisionRef | null): Promise<FreshObject | null>;
  /** What it was made from before, as far as that is kept, the newest first; null if there is no such object. */
  revisions(place: ObjectPlace): Promise<readonly Revision[] | null>;
  /**
   * Makes the change on the object if it still is as it was seen, else rejects with `conflict`.
   *
   * @param dryRun - Only says what the cluster would say, its webhooks and quotas included.
   */
  write(change: WorkloadChange, object: FreshObject, options: { readonly dryRun: boolean }): Promise<void>;
}

/** What a container of a pod writes. */
export interface ClusterLogs {
  /** Whether one more may be read beside those that are. */
  hasRoom(): boolean;
  /**
   * Reads until the log ends or `signal` aborts, each line with its time in UTC and nine digits. Rejects with a
   * BulkheadError that says why it can't be read, or not any further.
   */
  follow(
    wish: PodLogWish,
    options: { readonly signal: AbortSignal; readonly onLines: (lines: readonly LogLine[]) => void },
  ): Promise<void>;
}

export interface PodLogWish {
  readonly namespace: string;
  readonly pod: string;
  /** Where it runs, for messages; "" on no node yet. */
  readonly nodeName: string;
  readonly container: string;
  /** The container before the last restart: its log is read to its end and not followed. */
  readonly isPrevious: boolean;
  /** Lines from the end to begin with; null: all that are there. */
  readonly tail: number | null;
  /** Clusters count whole seconds here, so that lines of before `time` may come once more. */
  readonly since: { readonly seconds: number } | { readonly time: string } | null;
}
