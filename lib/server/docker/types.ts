import "server-only";
import type { EngineFacts, EngineReport, NetworkReport } from "@/lib/domain/engine-report";
import type { SourceStatus } from "@/lib/domain/source";
import type { LogLine } from "@/lib/domain/stream";

/** What an observed engine tells; every call is synchronous and cheap for the teller. */
export interface EngineSink {
  status(status: SourceStatus): void;
  /**
   * A new immutable report. `changed` are container ids whose report object is new or gone.
   * `eventAt` is when the engine's event that led to it reached the panel (`performance.now()`), null for relists.
   */
  report(report: EngineReport, changed: readonly string[], eventAt: number | null): void;
}

/** One engine, observed until disposed. */
export interface EngineSource {
  readonly id: string;
  readonly client: EngineClient;
  status(): SourceStatus;
  report(): EngineReport | null;
  /** The panel itself asked this container to stop: counts as "asked to" before the event arrives. */
  noteStopAsked(containerId: string): void;
  /**
   * Asks how these containers are now; resolves once that stands in the report and the sink was told. Never rejects: who
   * gives no answer, and an engine that is not observed just now, stay as they were last seen.
   */
  refresh(containerIds: readonly string[]): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Typed calls on one engine. Every call has a deadline and goes through the engine's lanes; failures are BulkheadErrors
 * that name the engine. `RawContainer` and `RawImage` are the engine's JSON as it came, for the redeploy plan alone:
 * they never leave the server.
 */
export interface EngineClient {
  readonly engineId: string;
  readonly engineName: string;
  apiVersion(): string;
  ping(): Promise<void>;
  info(): Promise<EngineFacts>;
  listContainers(filter?: {
    readonly label?: string;
  }): Promise<readonly { id: string; name: string; state: string; labels: Record<string, string> }[]>;
  /** Null when the engine has it no more. `idOrName` as Docker takes it. */
  inspectContainer(idOrName: string): Promise<RawContainer | null>;
  inspectImage(refOrId: string): Promise<RawImage | null>;
  inspectNetwork(idOrName: string): Promise<NetworkReport | null>;
  createContainer(
    name: string,
    body: Record<string, unknown>,
    options?: { platform?: string },
  ): Promise<{ id: string; warnings: readonly string[] }>;
  startContainer(id: string): Promise<void>;
  stopContainer(id: string, options?: { timeoutSeconds?: number }): Promise<void>;
  restartContainer(id: string, options?: { timeoutSeconds?: number }): Promise<void>;
  killContainer(id: string, options?: { signal?: string }): Promise<void>;
  pauseContainer(id: string): Promise<void>;
  unpauseContainer(id: string): Promise<void>;
  renameContainer(id: string, name: string): Promise<void>;
  removeContainer(id: string, options?: { force?: boolean }): Promise<void>;
  updateRestartPolicy(id: string, policy: { name: string; maxRetries: number }): Promise<void>;
  connectNetwork(network: string, containerId: string, endpoint: Record<string, unknown>): Promise<void>;
  /** Pulls and scans the stream for error lines (they come after HTTP 200). */
  pullImage(
    ref: string,
    options?: { platform?: string; onProgress?: (progress: PullProgress) => void; signal?: AbortSignal },
  ): Promise<void>;
  tagImage(imageId: string, ref: string): Promise<void>;
  untagImage(ref: string): Promise<void>;
  /** Follows until `signal` aborts or the log ends. */
  followLogs(
    id: string,
    options: { tail: number; timestamps: true; signal: AbortSignal; onLines: (lines: readonly LogLine[]) => void },
  ): Promise<void>;
  /** One sample; the caller keeps the earlier one for the delta. */
  sampleStats(id: string): Promise<StatsSample>;
}

export interface PullProgress {
  readonly layersDone: number;
  readonly layersTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

export interface StatsSample {
  readonly at: number;
  readonly cpuUsedNs: number;
  readonly systemNs: number;
  readonly onlineCpus: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
}

export type RawContainer = Readonly<Record<string, unknown>> & { readonly Id: string; readonly Name: string };
export type RawImage = Readonly<Record<string, unknown>> & { readonly Id: string };
