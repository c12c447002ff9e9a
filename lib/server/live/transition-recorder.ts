import "server-only";
import { type NodeId, sourceOfMember } from "@/lib/domain/ids";
import { goneTransition, transitionsBetween } from "@/lib/domain/publish/transitions-between";
import type { Patch, View } from "@/lib/domain/topology/model";
import { panelNodeId, type Transition } from "@/lib/domain/transition";
import type { Database } from "@/lib/server/db/client";
import { getSetting, putSetting } from "@/lib/server/db/settings";
import {
  addTransitions,
  deleteTransitionsBefore,
  lastTransitions,
  listTransitions,
  renameInTransitions,
} from "@/lib/server/db/transitions";
import { createWriteBehind, type WriteBehind } from "./write-behind";

const keptMs = 30 * 24 * 3600_000;
const seenEveryMs = 60_000;
const pruneEveryMs = 3600_000;
const seenKey = "live.seen-at";
/** Beyond this the oldest unwritten ones go: a database that is full for days must not fill the memory too. */
const mostUnsaved = 50_000;

/** Writes down the lives of containers and workloads: who appeared, changed, moved, went. Kept 30 days. */
export class TransitionRecorder {
  private unsaved: Transition[] = [];
  private readonly writer: WriteBehind;
  private readonly timers: NodeJS.Timeout[];

  private constructor(
    private readonly db: Database,
    private readonly known: Map<NodeId, Transition>,
  ) {
    this.writer = createWriteBehind(() => this.save());
    this.timers = [
      setInterval(() => void putSetting(db, seenKey, String(Date.now())).catch(() => undefined), seenEveryMs),
      setInterval(() => void this.prune(Date.now() - keptMs).catch(() => undefined), pruneEveryMs),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** Also writes down that the panel itself was away since it was last seen running. */
  static async load(db: Database): Promise<TransitionRecorder> {
    const recorder = new TransitionRecorder(db, new Map(await lastTransitions(db)));
    const now = Date.now();
    const seenAt = Number(await getSetting(db, seenKey));
    if (seenAt > 0) recorder.push({ ...goneTransition(panelNodeId, Math.min(seenAt, now)) });
    recorder.push({ ...goneTransition(panelNodeId, now), change: "appeared" });
    return recorder;
  }

  record(view: View, patch: Patch["nodes"], imageId: (id: NodeId) => string | null): void {
    const at = Date.now();
    for (const transition of transitionsBetween(view, patch, this.known, { at, imageId })) this.push(transition);
  }

  /** These sources have told everything they have: what was known of them and isn't there has gone while nobody looked. */
  settle(sourceIds: ReadonlySet<string>, view: View): void {
    for (const [nodeId, last] of this.known) {
      if (last.change === "gone" || view.nodes.has(nodeId)) continue;
      if (sourceIds.has(sourceOfMember(nodeId) ?? "")) this.push(goneTransition(nodeId, Date.now()));
    }
  }

  /** Transitions of some nodes since a time, and the last before it, also those not written yet, in order. */
  async list(nodeIds: readonly NodeId[], since: number): Promise<Transition[]> {
    const waiting = this.unsaved.filter((each) => nodeIds.includes(each.nodeId));
    const written = await listTransitions(this.db, nodeIds, since);
    return [...written, ...waiting];
  }

  isGone(nodeId: NodeId): boolean {
    return this.known.get(nodeId)?.change === "gone";
  }

  async rename(from: NodeId, to: NodeId): Promise<void> {
    const last = this.known.get(from);
    if (last) this.known.set(to, last);
    this.known.delete(from);
    await this.writer.flush();
    await renameInTransitions(this.db, from, to);
  }

  /** Writes what is not written yet. */
  flush = (): Promise<void> => this.writer.flush();

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.writer.flush();
    await putSetting(this.db, seenKey, String(Date.now()));
  }

  private async prune(before: number): Promise<void> {
    for (const [nodeId, { change, at }] of this.known) if (change === "gone" && at < before) this.known.delete(nodeId);
    await deleteTransitionsBefore(this.db, before);
  }

  private push(transition: Transition): void {
    this.known.set(transition.nodeId, transition);
    this.unsaved.push(transition);
    if (this.unsaved.length > mostUnsaved) this.unsaved.shift();
    this.writer.request();
  }

  private async save(): Promise<void> {
    const batch = new Set(this.unsaved);
    if (batch.size === 0) return;
    await addTransitions(this.db, [...batch]);
    this.unsaved = this.unsaved.filter((each) => !batch.has(each));
  }
}
