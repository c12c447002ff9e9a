import "server-only";
import type { Operation } from "@/lib/domain/operation";
import type { SourceStatus } from "@/lib/domain/source";
import type { StreamEvent, StreamSubscriptions } from "@/lib/domain/stream";
import type { Patch, View } from "@/lib/domain/topology/model";
import type { Position } from "@/lib/domain/topology/position";
import { encodeEvent, keepAliveFrame, parseEventId } from "./frame";
import type { LabAccess } from "./lab-access";
import { LogHub } from "./log-hub";
import { PatchRing } from "./patch-ring";
import { StatsHub } from "./stats-hub";
import { StreamClient, type StreamOwner } from "./stream-client";
import { Wishes } from "./wishes";

const beatMs = 2500;
const keepAliveMs = 15_000;
/** Who stayed away longer gets a snapshot: while nobody looks, nothing is encoded. */
const awayMs = 60_000;
const maxLifeMs = 30 * 60_000;
/** Browsers of one panel; one per person and device is the rule. */
const maxClients = 200;

export interface StreamHubOptions {
  readonly bootId: string;
  readonly build: string;
  readonly lab: LabAccess;
  readonly view: () => View;
  readonly operations: () => readonly Operation[];
  /** Where a person dragged boxes to. */
  readonly positions: (userId: string) => readonly Position[];
}

export interface OpenStream {
  readonly owner: StreamOwner;
  /** Calls back once when the session ends or its rights change; returns how to stop watching. */
  readonly watch: (onEnd: () => void) => () => void;
  /** Last-Event-ID of a browser that comes back. */
  readonly lastEventId: string | null;
  /** Build that the page was made by; another one gets a `version` event. */
  readonly build: string | null;
}

/** All browsers' streams: encodes each event once and hands the same bytes to everybody. */
export class StreamHub {
  private readonly clients = new Map<string, StreamClient>();
  private readonly wishes = new Map<string, Wishes>();
  private readonly ring = new PatchRing({ entries: 600, bytes: 4 * 1024 * 1024 });
  private readonly logs: LogHub;
  private readonly stats: StatsHub;
  private snapshot: { revision: number; frame: Uint8Array } | null = null;
  private readonly banners = new Map<string, Uint8Array>();
  private timer: NodeJS.Timeout | null = null;
  private lastKeepAlive = performance.now();
  private lastLeftAt = performance.now();

  constructor(private readonly options: StreamHubOptions) {
    this.logs = new LogHub(options.lab);
    this.stats = new StatsHub(options.lab);
  }

  get clientCount(): number {
    return this.clients.size;
  }

  /** @returns null when too many browsers look already. */
  open({ owner, watch, lastEventId, build }: OpenStream): ReadableStream<Uint8Array> | null {
    if (this.clients.size >= maxClients) return null;
    const client = new StreamClient({
      owner,
      resync: () => [this.positionsOf(owner.userId), ...this.currentState(), ...this.banners.values()],
      onClosed: (closed) => {
        unwatch();
        this.forget(closed);
      },
    });
    // The browser comes back by itself and is checked at the door: signed out it is told so there.
    const unwatch = watch(() => client.close());
    this.clients.set(client.id, client);
    this.timer ??= setInterval(() => this.tick(), beatMs);
    client.send(encodeEvent({ type: "hello", streamId: client.id, build: this.options.build, now: Date.now() }));
    if (build !== null && build !== this.options.build) {
      client.send(encodeEvent({ type: "version", build: this.options.build }));
    }
    // Before the nodes: then the first picture is the whole one.
    client.send(this.positionsOf(owner.userId));
    client.sendState(this.catchUp(lastEventId) ?? this.currentState());
    for (const frame of this.banners.values()) client.send(frame);
    return client.stream;
  }

  publish(view: View, patch: Patch, previousRevision: number): void {
    if (this.clients.size === 0 && performance.now() - this.lastLeftAt > awayMs) {
      this.ring.clear();
      return;
    }
    const event = { type: "patch", prev: previousRevision, revision: view.revision, at: view.at, ...patch } as const;
    const frame = encodeEvent(event, `${view.bootId}:${view.revision}`);
    this.ring.push({ prev: previousRevision, revision: view.revision, frame });
    this.broadcast(frame);
  }

  source(source: SourceStatus): void {
    this.snapshot = null;
    this.broadcast(encodeEvent({ type: "source", source }));
  }

  sourceGone(id: string): void {
    this.snapshot = null;
    this.broadcast(encodeEvent({ type: "source-gone", id }));
  }

  operation(operation: Operation): void {
    this.snapshot = null;
    this.broadcast(encodeEvent({ type: "operation", operation }));
  }

  /** A person's own positions changed: all browsers of theirs hear it. */
  positionsChanged(userId: string): void {
    const frame = this.positionsOf(userId);
    for (const client of this.clients.values()) if (client.owner.userId === userId) client.send(frame);
  }

  /** Shown above the page until it is withdrawn with `message: null`. */
  setBanner(kind: "read-only" | "demo", message: string | null): void {
    const frame = encodeEvent({ type: "banner", kind, message });
    if (message === null) this.banners.delete(kind);
    else this.banners.set(kind, frame);
    this.broadcast(frame);
  }

  /**
   * Replaces what one browser wants of logs and stats.
   *
   * @returns `null` when that stream isn't this session's; else a sentence per wish that was refused.
   */
  subscribe(streamId: string, owner: StreamOwner, wish: StreamSubscriptions): Record<string, string> | null {
    const client = this.clients.get(streamId);
    if (!client || client.owner.sessionId !== owner.sessionId) return null;
    const wishes = this.wishes.get(streamId) ?? new Wishes(client, this.logs, this.stats);
    this.wishes.set(streamId, wishes);
    return wishes.set(wish);
  }

  close(): void {
    for (const client of [...this.clients.values()]) client.close();
    this.logs.close();
    this.stats.close();
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  private catchUp(lastEventId: string | null): readonly Uint8Array[] | null {
    const last = parseEventId(lastEventId);
    const view = this.options.view();
    if (last?.bootId !== this.options.bootId) return null;
    const patches = this.ring.since(last.revision, view.revision);
    if (!patches) return null;
    const sources = [...view.sources.values()].map((source) => encodeEvent({ type: "source", source }));
    const operations = this.options.operations().map((operation) => encodeEvent({ type: "operation", operation }));
    return [...patches, ...sources, ...operations];
  }

  private currentState(): readonly Uint8Array[] {
    const view = this.options.view();
    if (this.snapshot?.revision !== view.revision) {
      const event: StreamEvent = {
        type: "snapshot",
        bootId: view.bootId,
        revision: view.revision,
        at: view.at,
        nodes: [...view.nodes.values()],
        relations: [...view.relations.values()],
        findings: [...view.findings.values()],
        sources: [...view.sources.values()],
        places: [...view.places.values()],
        operations: this.options.operations(),
      };
      this.snapshot = { revision: view.revision, frame: encodeEvent(event, `${view.bootId}:${view.revision}`) };
    }
    return [this.snapshot.frame];
  }

  private positionsOf(userId: string): Uint8Array {
    return encodeEvent({ type: "positions", positions: this.options.positions(userId) });
  }

  private broadcast(frame: Uint8Array): void {
    for (const client of this.clients.values()) client.send(frame);
  }

  private tick(): void {
    const now = performance.now();
    const beat = encodeEvent({ type: "beat", now: Date.now() });
    const keepAlive = now - this.lastKeepAlive >= keepAliveMs;
    if (keepAlive) this.lastKeepAlive = now;
    for (const client of [...this.clients.values()]) {
      if (client.isStalled(now)) client.cut();
      else if (now - client.openedAt > maxLifeMs) client.close();
      else {
        client.send(beat);
        if (keepAlive) client.send(keepAliveFrame);
      }
    }
  }

  private forget(client: StreamClient): void {
    this.clients.delete(client.id);
    this.lastLeftAt = performance.now();
    this.wishes.get(client.id)?.clear();
    this.wishes.delete(client.id);
    if (this.clients.size === 0 && this.timer) {
      clearInterval(this.timer);
      this.timer = null;
      this.snapshot = null;
    }
  }
}
