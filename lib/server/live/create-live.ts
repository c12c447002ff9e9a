import "server-only";
import { historyMs } from "@/lib/domain/container-history";
import type { NodeId } from "@/lib/domain/ids";
import type { Inventory } from "@/lib/domain/inventory/model";
import type { Operation } from "@/lib/domain/operation";
import type { View } from "@/lib/domain/topology/model";
import type { Preset } from "@/lib/domain/topology/presets";
import type { Database } from "@/lib/server/db/client";
import { HistoryStore } from "./history-store";
import { PositionStore } from "./position-store";
import { RecentOperations } from "./recent-operations";
import { SlotStore } from "./slot-store";
import { type SourceMakers, SourceManager } from "./source-manager";
import { listPods } from "./stream/pod-logs/list-pods";
import { StreamHub } from "./stream/stream-hub";
import { TransitionRecorder } from "./transition-recorder";
import { type Published, ViewHub } from "./view-hub";

export interface LiveOptions {
  readonly db: Database;
  readonly bootId: string;
  readonly build: string;
  readonly inventory: Inventory;
  readonly createSource: SourceMakers;
}

/** Everything that is alive: sources in, the view in the middle, streams out, lives written down. */
export interface Live {
  readonly sources: SourceManager;
  readonly view: ViewHub;
  readonly streams: StreamHub;
  readonly positions: PositionStore;
  readonly transitions: Pick<TransitionRecorder, "list" | "flush">;
  /** An operation began, went on or ended. */
  readonly publishOperation: (operation: Operation) => void;
  /** Writes down what is not written yet. */
  close(): Promise<void>;
}

const forgetEveryMs = 3600_000;

/** Waits for the database alone, for no source. */
export async function createLive({ db, bootId, build, inventory, createSource }: LiveOptions): Promise<Live> {
  const [slots, positions, histories, recorder] = await Promise.all([
    SlotStore.load(db),
    PositionStore.load(db),
    HistoryStore.load(db),
    TransitionRecorder.load(db),
  ]);
  forgetGone(histories, recorder);
  const forget = () => {
    forgetGone(histories, recorder);
    positions.prune((preset, nodeId) => isKnown(preset, nodeId, slots, view.view()));
  };
  const forgetting = setInterval(forget, forgetEveryMs);
  forgetting.unref();
  const operations = new RecentOperations();
  const view = new ViewHub({ bootId, inventory, slots, histories, operations: operations.running });
  const streams = new StreamHub({
    bootId,
    build,
    view: () => view.view(),
    operations: operations.all,
    positions: (userId) => positions.of(userId),
    lab: {
      container: (nodeId) => {
        const node = view.view().nodes.get(nodeId);
        return node?.kind === "container" ? node : null;
      },
      client: (engineId) => sources.engine(engineId)?.client ?? null,
      pods: (nodeId) => listPods(nodeId, view.viewState()),
      clusterLogs: (clusterId) => sources.cluster(clusterId)?.logs ?? null,
      onChange: (listener) => view.subscribe(listener),
    },
  });
  const settled = new Set<string>();
  const sources = new SourceManager({
    create: createSource,
    onStatus: (status) => {
      view.setSource(status);
      streams.source(status);
    },
    onGone: (id) => {
      settled.delete(id);
      view.removeSource(id);
      streams.sourceGone(id);
    },
    onEngineReport: (report, changed, eventAt) => view.setReport(report, changed, eventAt),
    onClusterReport: (report, changed, eventAt) => view.setClusterReport(report, changed, eventAt),
  });

  const timing = process.env.BULKHEAD_TIMING === "1";
  view.subscribe((published) => {
    const { state, previous, patch, eventAt } = published;
    streams.publish(state.view, patch, previous.revision);
    if (timing && eventAt !== null) printTiming(state.view.revision, eventAt);
    for (const { from, to } of state.renamed) {
      void recorder.rename(from, to).catch(() => undefined);
      positions.rename(from, to);
    }
    recorder.record(state.view, patch.nodes, (id) => state.containers.get(id)?.facts.report.imageId ?? null);
    settle(published);
  });

  /** Once for each source: who was known and is not in its first whole report has gone while the panel was away. */
  function settle({ state }: Published): void {
    const heard = new Set<string>();
    for (const [engineId, engine] of state.engines)
      if (engine.source?.state === "live" && !settled.has(engineId)) heard.add(engineId);
    for (const [clusterId, { source, normal }] of state.clusters)
      if (source?.state === "live" && !normal.isListing && !settled.has(clusterId)) heard.add(clusterId);
    if (heard.size === 0) return;
    for (const sourceId of heard) settled.add(sourceId);
    recorder.settle(heard, state.view);
  }

  const onReadOnly = (reason: string | null) => streams.setBanner("read-only", reason);
  onReadOnly(db.readOnlyReason());
  const unsubscribe = db.onReadOnlyChange(onReadOnly);

  return {
    sources,
    view,
    streams,
    transitions: recorder,
    positions,
    publishOperation(operation) {
      operations.put(operation);
      streams.operation(operation);
      view.operationsChanged();
    },
    async close() {
      unsubscribe();
      clearInterval(forgetting);
      streams.close();
      view.close();
      await sources.close();
      await Promise.all([slots.flush(), positions.flush(), histories.flush(), recorder.close()]);
    },
  };
}

/** A container that is gone keeps its history for as long as a successor of its name could need it. */
function forgetGone(histories: HistoryStore, recorder: TransitionRecorder): void {
  for (const [nodeId, { exits, stopAsked }] of [...histories.byEngine.values()].flatMap((own) => [...own])) {
    const newest = Math.max(exits.at(-1)?.at ?? 0, stopAsked?.at ?? 0);
    if (recorder.isGone(nodeId) && Date.now() - newest > historyMs) histories.forget(nodeId);
  }
}

/** On the map, or remembered with the place it stood in: then it may come back. */
function isKnown(preset: Preset, nodeId: NodeId, { tables }: SlotStore, { nodes }: View): boolean {
  return nodes.has(nodeId) || nodeId in tables.zones || (preset !== "dependencies" && nodeId in tables[preset]);
}

/** For the bench: the panel's part of an engine's event on its way to the browser. */
function printTiming(revision: number, eventAt: number): void {
  console.log(JSON.stringify({ timing: "publish", revision, serverMs: performance.now() - eventAt }));
}
