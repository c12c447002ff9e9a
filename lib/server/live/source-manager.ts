import "server-only";
import type { EngineConfig } from "@/lib/domain/engine-connection";
import { isBulkheadError } from "@/lib/domain/failure";
import { reason } from "@/lib/domain/reason";
import type { SourceStatus } from "@/lib/domain/source";
import type { EngineSink, EngineSource } from "@/lib/server/docker/types";

export interface SourceManagerOptions {
  readonly create: (config: EngineConfig, sink: EngineSink) => EngineSource;
  readonly onStatus: (status: SourceStatus) => void;
  readonly onGone: (id: string) => void;
  readonly onReport: EngineSink["report"];
}

/** The sources that are observed, each on its own: one that hangs, refuses or vanishes touches no other. */
export class SourceManager {
  private readonly sources = new Map<string, EngineSource>();
  private readonly inCharge = new Map<string, symbol>();
  private readonly current = new Map<string, SourceStatus>();

  constructor(private readonly options: SourceManagerOptions) {}

  /** Begins to observe, and returns at once. An engine of the same id is replaced. */
  add(config: EngineConfig): void {
    void this.stop(config.id);
    try {
      this.sources.set(config.id, this.options.create(config, this.sink(config.id)));
    } catch (error) {
      this.tell(unusable(config, error));
    }
  }

  /** Stops observing; what it reported leaves the map. */
  async remove(id: string): Promise<void> {
    const stopped = this.stop(id);
    this.current.delete(id);
    this.options.onGone(id);
    await stopped;
  }

  get(id: string): EngineSource | null {
    return this.sources.get(id) ?? null;
  }

  statuses(): readonly SourceStatus[] {
    return [...this.current.values()];
  }

  async close(): Promise<void> {
    await Promise.all([...this.sources.keys()].map((id) => this.stop(id)));
  }

  private async stop(id: string): Promise<void> {
    const source = this.sources.get(id);
    this.sources.delete(id);
    this.inCharge.delete(id);
    await source?.dispose();
  }

  /** A source that is being disposed may still speak: only the newest of an id is listened to. */
  private sink(id: string): EngineSink {
    const turn = Symbol(id);
    this.inCharge.set(id, turn);
    return {
      status: (status) => {
        if (this.inCharge.get(id) === turn) this.tell(status);
      },
      report: (report, changed, eventAt) => {
        if (this.inCharge.get(id) === turn) this.options.onReport(report, changed, eventAt);
      },
    };
  }

  private tell(status: SourceStatus): void {
    this.current.set(status.id, status);
    this.options.onStatus(status);
  }
}

function unusable(config: EngineConfig, error: unknown): SourceStatus {
  return {
    id: config.id,
    kind: "engine",
    name: config.name,
    state: "down",
    since: Date.now(),
    reason: reason("source-failed", { kind: isBulkheadError(error) ? error.kind : "unexpected" }),
    version: null,
    apiVersion: null,
    hostId: config.hostId,
    clockSkewMs: null,
    drift: 0,
  };
}
