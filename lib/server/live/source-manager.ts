import "server-only";
import type { ClusterConfig } from "@/lib/domain/cluster-connection";
import type { EngineConfig } from "@/lib/domain/engine-connection";
import { isBulkheadError } from "@/lib/domain/failure";
import { reason } from "@/lib/domain/reason";
import type { SourceKind, SourceStatus } from "@/lib/domain/source";
import type { EngineSink, EngineSource } from "@/lib/server/docker/types";
import type { ClusterSink, ClusterSource } from "@/lib/server/kubernetes/types";

/** How sources of each kind are made. */
export interface SourceMakers {
  readonly engine: (config: EngineConfig, sink: EngineSink) => EngineSource;
  readonly cluster: (config: ClusterConfig, sink: ClusterSink) => ClusterSource;
}

export interface SourceManagerOptions {
  readonly create: SourceMakers;
  readonly onStatus: (status: SourceStatus) => void;
  readonly onGone: (id: string) => void;
  readonly onEngineReport: EngineSink["report"];
  readonly onClusterReport: ClusterSink["report"];
}

type Observed =
  | { readonly kind: "engine"; readonly source: EngineSource }
  | { readonly kind: "cluster"; readonly source: ClusterSource };

/** The sources that are observed, each on its own: one that hangs, refuses or vanishes touches no other. */
export class SourceManager {
  private readonly observed = new Map<string, Observed>();
  private readonly inCharge = new Map<string, symbol>();
  private readonly current = new Map<string, SourceStatus>();

  constructor(private readonly options: SourceManagerOptions) {}

  /** Begins to observe, and returns at once. A source of the same id is replaced. */
  addEngine(config: EngineConfig): void {
    const { create, onEngineReport } = this.options;
    this.replace(config, "engine", (sink) => ({
      kind: "engine",
      source: create.engine(config, sink(onEngineReport)),
    }));
  }

  /** As `addEngine`. */
  addCluster(config: ClusterConfig): void {
    const { create, onClusterReport } = this.options;
    this.replace(config, "cluster", (sink) => ({
      kind: "cluster",
      source: create.cluster(config, sink(onClusterReport)),
    }));
  }

  /** Stops observing; what it reported leaves the map. */
  async remove(id: string): Promise<void> {
    const stopped = this.stop(id);
    this.current.delete(id);
    this.options.onGone(id);
    await stopped;
  }

  /** Null for a cluster's id too. */
  engine(id: string): EngineSource | null {
    const observed = this.observed.get(id);
    return observed?.kind === "engine" ? observed.source : null;
  }

  /** Null for an engine's id too. */
  cluster(id: string): ClusterSource | null {
    const observed = this.observed.get(id);
    return observed?.kind === "cluster" ? observed.source : null;
  }

  statuses(): readonly SourceStatus[] {
    return [...this.current.values()];
  }

  async close(): Promise<void> {
    await Promise.all([...this.observed.keys()].map((id) => this.stop(id)));
  }

  private async stop(id: string): Promise<void> {
    const observed = this.observed.get(id);
    this.observed.delete(id);
    this.inCharge.delete(id);
    await observed?.source.dispose();
  }

  /** A source that is being disposed may still speak: only the newest of an id is listened to. */
  private replace(config: EngineConfig | ClusterConfig, kind: SourceKind, start: (sink: SinkFor) => Observed): void {
    const { id } = config;
    void this.stop(id);
    const turn = Symbol(id);
    this.inCharge.set(id, turn);
    const isHeard = () => this.inCharge.get(id) === turn;
    try {
      const observed = start((report) => ({
        status: (status) => {
          if (isHeard()) this.tell(status);
        },
        report: (...told) => {
          if (isHeard()) report(...told);
        },
      }));
      this.observed.set(id, observed);
    } catch (error) {
      this.tell(unusable(config, kind, error));
    }
  }

  private tell(status: SourceStatus): void {
    this.current.set(status.id, status);
    this.options.onStatus(status);
  }
}

/** What a source tells to, where its reports go to `report`. */
type SinkFor = <Told extends readonly unknown[]>(
  report: (...told: Told) => void,
) => { status(status: SourceStatus): void; report(...told: Told): void };

function unusable(config: EngineConfig | ClusterConfig, kind: SourceKind, error: unknown): SourceStatus {
  return {
    id: config.id,
    kind,
    name: config.name,
    state: "down",
    since: Date.now(),
    reason: reason("source-failed", { kind: isBulkheadError(error) ? error.kind : "unexpected" }),
    version: null,
    apiVersion: null,
    hostId: "hostId" in config ? config.hostId : null,
    clockSkewMs: null,
    drift: 0,
  };
}
