import "server-only";
import { randomUUID } from "node:crypto";
import type { EngineReport } from "@/lib/domain/engine-report";
import type { NodeId } from "@/lib/domain/ids";
import type { Inventory } from "@/lib/domain/inventory/model";
import type { Operation } from "@/lib/domain/operation";
import { buildView } from "@/lib/domain/publish/build-view";
import { diffViews } from "@/lib/domain/publish/patch";
import type { ViewState } from "@/lib/domain/publish/view-input";
import type { SourceStatus } from "@/lib/domain/source";
import type { Patch, View } from "@/lib/domain/topology/model";
import type { SlotPreset } from "@/lib/domain/topology/presets";
import { noSlots, type SlotTables } from "@/lib/domain/topology/slot-table";
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

const batchMs = 100;
/** A rule's window is looked at again at least this often while one is open: the clock may be set. */
const longestWaitMs = 60_000;
const shortestWaitMs = 50;

/** Holds the last view, and makes the next one when anything that it is made of changes. */
export class ViewHub {
  private readonly reports = new Map<string, EngineReport>();
  private sources: ReadonlyMap<string, SourceStatus> = new Map();
  private inventory: Inventory;
  private state: ViewState;
  private readonly pace: Pace;
  private readonly listeners = new Set<(published: Published) => void>();
  private readonly changedContainers = new Map<string, Set<string>>();
  private eventAt: number | null = null;
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
    this.reports.set(report.engineId, report);
    const ids = this.changedContainers.get(report.engineId) ?? new Set();
    for (const id of changed) ids.add(id);
    this.changedContainers.set(report.engineId, ids);
    if (eventAt !== null) this.eventAt = Math.min(this.eventAt ?? eventAt, eventAt);
    this.pace.request();
  }

  setSource(status: SourceStatus): void {
    this.sources = new Map(this.sources).set(status.id, status);
    this.pace.request();
  }

  removeSource(id: string): void {
    const sources = new Map(this.sources);
    sources.delete(id);
    this.sources = sources;
    this.reports.delete(id);
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

  close(): void {
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
        sources: this.sources,
        inventory: this.inventory,
        operations: operations(),
        slots: slots.tables,
        now: Date.now(),
        history: histories.all,
      },
      previous,
    );
  }

  private publish(): void {
    const previous = this.state;
    const { eventAt } = this;
    this.eventAt = null;
    this.state = this.build(previous);
    this.options.slots.set(this.state.slots);
    for (const { from, to } of this.state.renamed) this.options.histories.rename(from, to);
    this.remember();
    this.waitForNextChange();
    const { view } = this.state;
    if (view.revision === previous.view.revision) return;
    const patch = diffViews(previous.view, view);
    const published = { state: this.state, previous: previous.view, patch, eventAt };
    for (const listener of this.listeners) listener(published);
  }

  private remember(): void {
    for (const [engineId, ids] of this.changedContainers) {
      const engine = this.state.engines.get(engineId);
      const now = Date.now() + (this.sources.get(engineId)?.clockSkewMs ?? 0);
      for (const id of ids) {
        const nodeId: NodeId | undefined = engine?.normal.nodeByContainerId.get(id);
        const report = this.reports.get(engineId)?.containers.get(id);
        if (nodeId && report) this.options.histories.add(nodeId, report, now);
      }
    }
    this.changedContainers.clear();
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
