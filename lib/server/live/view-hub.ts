import "server-only";
import { randomUUID } from "node:crypto";
import type { ClusterReport } from "@/lib/domain/cluster-report";
import type { EngineReport } from "@/lib/domain/engine-report";
import type { NodeId } from "@/lib/domain/ids";
import type { Inventory } from "@/lib/domain/inventory/model";
import type { Operation } from "@/lib/domain/operation";
import { buildView } from "@/lib/domain/publish/build-view";
import type { ViewState } from "@/lib/domain/publish/view-input";
import type { SourceStatus } from "@/lib/domain/source";
import type { Patch, View } from "@/lib/domain/topology/model";
import type { SlotPreset } from "@/lib/domain/topology/presets";
import { noSlots, type SlotTables } from "@/lib/domain/topology/slot-table";
import type { ChangedObjects } from "@/lib/server/kubernetes/types";
import type { HistoryStore } from "./history-store";
import { createPace, type Pace } from "./pace";
import type { SlotStore } from "./slot-store";

export interface Published {
  readonly state: ViewState;
  readonly previous: View;
  readonly patch: Patch;
  /** When the oldest engine's event behind this reached the panel, `performance.now()`; null if none did. */
  readonly eventAt: number | null;
}

export interface ViewHubOptions {
  readonly bootId: string;
  readonly inventory: Inventory;
  readonly slots: SlotStore;
  readonly histories: HistoryStore;
  /** Running ones; asked at each build. */
  readonly operations: () => readonly Operation[];
}

/** What a source has told since it was last taken in: its state and its report belong together. */
interface Arrival {
  status: SourceStatus | null;
  report: EngineReport | null;
  cluster: ClusterReport | null;
  /** Containers of an engine, objects of a cluster. */
  readonly changed: Set<string>;
  eventAt: number | null;
}

const batchMs = 100;
/** As many containers or pods are taken in at once as are worked out in a moment; what waits is taken in next time. */
const mostAtOnce = 300;
/** A rule's window is looked at again at least this often while one is open: the clock may be set. */
const longestWaitMs = 60_000;
const shortestWaitMs = 50;

/** Holds the last view, and makes the next one when anything that it is made of changes. */
export class ViewHub {
  private readonly reports = new Map<string, EngineReport>();
  private readonly clusters = new Map<string, ClusterReport>();
  private sources: ReadonlyMap<string, SourceStatus> = new Map();
  private inventory: Inventory;
  private state: ViewState;
  private readonly pace: Pace;
  private readonly listeners = new Set<(published: Published) => void>();
  private readonly arriving = new Map<string, Arrival>();
  private arranged: { readonly id: string; readonly before: SlotTables } | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: ViewHubOptions) {
    this.inventory = options.inventory;
    this.state = this.build(null);
    this.pace = createPace({ intervalMs: batchMs, run: () => this.publish() });
  }

  view(): View {
    return this.state.view;
  }

  viewState(): ViewState {
    return this.state;
  }

  /** @returns Unsubscribe. */
  subscribe(listener: (published: Published) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  setReport(report: EngineReport, changed: readonly string[], eventAt: number | null): void {
    const arrival = this.arrivalOf(report.engineId);
    arrival.report = report;
    for (const id of changed) arrival.changed.add(id);
    if (eventAt !== null) arrival.eventAt = Math.min(arrival.eventAt ?? eventAt, eventAt);
    this.pace.request();
  }

  setClusterReport(report: ClusterReport, changed: ChangedObjects, eventAt: number | null): void {
    const arrival = this.arrivalOf(report.clusterId);
    arrival.cluster = report;
    for (const [kind, keys] of Object.entries(changed)) for (const key of keys) arrival.changed.add(`${kind} ${key}`);
    if (eventAt !== null) arrival.eventAt = Math.min(arrival.eventAt ?? eventAt, eventAt);
    this.pace.request();
  }

  setSource(status: SourceStatus): void {
    this.arrivalOf(status.id).status = status;
    this.pace.request();
  }

  removeSource(id: string): void {
    const sources = new Map(this.sources);
    sources.delete(id);
    this.sources = sources;
    this.reports.delete(id);
    this.clusters.delete(id);
    this.arriving.delete(id);
    this.pace.request();
  }

  setInventory(inventory: Inventory): void {
    this.inventory = inventory;
    this.pace.request();
  }

  /** An operation began or ended: its node changes its looks. */
  operationsChanged(): void {
    this.pace.request();
  }

  /**
   * Forgets where everything of one preset stands and places it anew, for everybody.
   *
   * @returns for `takeBack`.
   */
  arrange(preset: SlotPreset): string {
    const { slots } = this.options;
    const id = randomUUID();
    this.arranged = { id, before: slots.tables };
    // The others borrow the widths of *Zones*.
    slots.set(preset === "zones" ? noSlots : { ...slots.tables, [preset]: {} });
    this.pace.request();
    return id;
  }

  /** Puts everything back to where it stood. False when it has been arranged again since, or the panel was restarted. */
  takeBack(id: string): boolean {
    if (this.arranged?.id !== id) return false;
    this.options.slots.set(this.arranged.before);
    this.arranged = null;
    this.pace.request();
    return true;
  }

  /** Tells its listeners what they have not been told, for the last time. */
  close(): void {
    do this.pace.flush();
    while (this.arriving.size > 0);
    this.pace.stop();
    if (this.timer) clearTimeout(this.timer);
    this.listeners.clear();
  }

  private build(previous: ViewState | null): ViewState {
    const { bootId, slots, histories, operations } = this.options;
    return buildView(
      {
        bootId,
        reports: this.reports,
        clusters: this.clusters,
        sources: this.sources,
        inventory: this.inventory,
        operations: operations(),
        slots: slots.tables,
        now: Date.now(),
        history: histories.byEngine,
      },
      previous,
    );
  }

  private arrivalOf(sourceId: string): Arrival {
    const known = this.arriving.get(sourceId);
    if (known) return known;
    const arrival: Arrival = { status: null, report: null, cluster: null, changed: new Set(), eventAt: null };
    this.arriving.set(sourceId, arrival);
    return arrival;
  }

  /** Takes in what sources have told, first come, first served; at least one of them. */
  private admit(): Map<string, Arrival> {
    const admitted = new Map<string, Arrival>();
    const sources = new Map(this.sources);
    let objects = 0;
    for (const [id, arrival] of this.arriving) {
      const { status, report, cluster, changed } = arrival;
      // A source that changes its state changes the health of all that it reports.
      objects += status ? this.sizeOf(id, arrival) : changed.size;
      if (admitted.size > 0 && objects > mostAtOnce) break;
      admitted.set(id, arrival);
      this.arriving.delete(id);
      if (status) sources.set(id, status);
      if (report) this.reports.set(id, report);
      if (cluster) this.clusters.set(id, cluster);
    }
    if (admitted.size > 0) this.sources = sources;
    return admitted;
  }

  private sizeOf(id: string, { report, cluster }: Arrival): number {
    const containers = (report ?? this.reports.get(id))?.containers.size ?? 0;
    return containers + ((cluster ?? this.clusters.get(id))?.objects.Pod.size ?? 0);
  }

  private publish(): void {
    const previous = this.state;
    const admitted = this.admit();
    this.state = this.build(previous);
    this.options.slots.set(this.state.slots);
    for (const { from, to } of this.state.renamed) this.options.histories.rename(from, to);
    this.remember(admitted);
    this.waitForNextChange();
    if (this.arriving.size > 0) this.pace.request();
    const { view, patch } = this.state;
    if (view.revision === previous.view.revision) return;
    const published = { state: this.state, previous: previous.view, patch, eventAt: oldest(admitted.values()) };
    for (const listener of this.listeners) listener(published);
  }

  private remember(admitted: ReadonlyMap<string, Arrival>): void {
    for (const [engineId, { changed }] of admitted) {
      const engine = this.state.engines.get(engineId);
      const now = Date.now() + (this.sources.get(engineId)?.clockSkewMs ?? 0);
      for (const id of changed) {
        const nodeId: NodeId | undefined = engine?.normal.nodeByContainerId.get(id);
        const report = this.reports.get(engineId)?.containers.get(id);
        if (nodeId && report) this.options.histories.add(nodeId, report, now);
      }
    }
  }

  private waitForNextChange(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { nextChangeAt } = this.state.view;
    if (nextChangeAt === null) return;
    const wait = Math.min(Math.max(nextChangeAt - Date.now(), shortestWaitMs), longestWaitMs);
    this.timer = setTimeout(() => this.pace.request(), wait);
    this.timer.unref();
  }
}

function oldest(arrivals: Iterable<Arrival>): number | null {
  let at: number | null = null;
  for (const { eventAt } of arrivals) if (eventAt !== null) at = Math.min(at ?? eventAt, eventAt);
  return at;
}
