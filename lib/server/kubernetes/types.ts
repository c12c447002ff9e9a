import "server-only";
import type { ClusterKind, ClusterReport } from "@/lib/domain/cluster-report";
import type { SourceStatus } from "@/lib/domain/source";

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
  dispose(): Promise<void>;
}
