import "server-only";
import { randomUUID } from "node:crypto";
import type { LogAbout, LogLine, StatsEvent } from "@/lib/domain/stream";
import { encodeEvent } from "./frame";
import { LogQueue } from "./log-queue";

const byteLength = (frames: readonly Uint8Array[]) => frames.reduce((sum, frame) => sum + frame.byteLength, 0);

/** Whom a stream belongs to: it lives no longer than its session. */
export interface StreamOwner {
  readonly sessionId: string;
  readonly userId: string;
}

export const clientLimits = {
  /** Patches waiting for a slow browser; beyond it they are replaced by one fresh snapshot. */
  queueBytes: 1024 * 1024,
  logs: { lines: 2000, bytes: 1024 * 1024 },
  /** Handed to the socket at a time, so that a patch never waits behind more than this. */
  sliceBytes: 64 * 1024,
  logBatchBytes: 32 * 1024,
  /** Log lines are collected this long, so that a chatty log costs 20 events a second and not thousands. */
  logPaceMs: 50,
  stalledMs: 10_000,
} as const;

/**
 * One browser's end of the stream: bounded queues in front of one `ReadableStream`. Patches go first; logs and stats
 * have queues of their own and fill what room is left.
 */
export class StreamClient {
  readonly id = randomUUID();
  readonly openedAt = performance.now();
  readonly stream: ReadableStream<Uint8Array>;
  readonly owner: StreamOwner;
  private readonly onClosed: (client: StreamClient) => void;
  private readonly resync: () => readonly Uint8Array[];
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private queue: Uint8Array[] = [];
  private queueBytes = 0;
  /** What the last state sent may take beside the patches' budget. */
  private stateBytes = 0;
  private readonly logs = new Map<string, LogQueue>();
  private readonly stats = new Map<string, StatsEvent>();
  private logTimer: NodeJS.Timeout | null = null;
  private logsDue = false;
  private stalledSince: number | null = null;

  /** @param options.resync - Frames that bring the browser from anything to now (a snapshot). */
  constructor(options: {
    owner: StreamOwner;
    resync: () => readonly Uint8Array[];
    onClosed: (client: StreamClient) => void;
  }) {
    this.owner = options.owner;
    this.resync = options.resync;
    this.onClosed = options.onClosed;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        pull: () => this.flush({ taken: true }),
        cancel: () => this.dispose(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: clientLimits.sliceBytes }),
    );
  }

  get closed(): boolean {
    return this.controller === null;
  }

  /** Bytes waiting behind the socket: what a slow reader costs. */
  get waitingBytes(): number {
    return this.queueBytes;
  }

  /** Frames that bring the browser from where it is to now; they don't count for the patches' budget. */
  sendState(frames: readonly Uint8Array[]): void {
    if (this.closed) return;
    this.queue.push(...frames);
    this.stateBytes = byteLength(frames);
    this.queueBytes += this.stateBytes;
    this.flush();
  }

  send(frame: Uint8Array): void {
    if (this.closed) return;
    this.queue.push(frame);
    this.queueBytes += frame.byteLength;
    if (this.queueBytes > clientLimits.queueBytes + this.stateBytes) this.replaceBySnapshot();
    this.flush();
  }

  pushLog(subscription: string, lines: readonly LogLine[]): void {
    this.logQueue(subscription).push(lines);
    this.scheduleLogs();
  }

  endLog(subscription: string, reason: string): void {
    this.logQueue(subscription).end(reason);
    this.scheduleLogs();
  }

  skipLog(subscription: string, count: number): void {
    this.logQueue(subscription).skip(count);
    this.scheduleLogs();
  }

  tellAboutLog(subscription: string, about: LogAbout): void {
    this.logQueue(subscription).tell(about);
    this.scheduleLogs();
  }

  forgetLog(subscription: string): void {
    this.logs.delete(subscription);
  }

  /** A newer sample replaces one that is still waiting. */
  pushStats(event: StatsEvent): void {
    this.stats.set(event.nodeId, event);
    this.flush();
  }

  /** Nothing was taken for 10 s although something waits. */
  isStalled(now: number): boolean {
    return this.stalledSince !== null && now - this.stalledSince > clientLimits.stalledMs;
  }

  /** Ends the stream in order: what was queued first is lost, what the socket has is delivered. */
  close(): void {
    const controller = this.controller;
    this.dispose();
    controller?.close();
  }

  /** Ends it at once: for a reader that takes nothing. */
  cut(): void {
    const controller = this.controller;
    this.dispose();
    controller?.error(Object.assign(new Error("The reader takes nothing."), { name: "AbortError" }));
  }

  private logQueue(subscription: string): LogQueue {
    const existing = this.logs.get(subscription);
    if (existing) return existing;
    const created = new LogQueue(clientLimits.logs);
    this.logs.set(subscription, created);
    return created;
  }

  private scheduleLogs(): void {
    if (this.logTimer || this.closed) return;
    this.logTimer = setTimeout(() => {
      this.logTimer = null;
      this.logsDue = true;
      this.flush();
    }, clientLimits.logPaceMs);
  }

  private replaceBySnapshot(): void {
    // The frame at the head may be half sent: it stays. Everything after it is in the snapshot.
    const state = this.resync();
    this.queue = [...this.queue.slice(0, 1), ...state];
    this.stateBytes = byteLength(state);
    this.queueBytes = byteLength(this.queue);
  }

  private flush({ taken = false }: { taken?: boolean } = {}): void {
    const controller = this.controller;
    if (!controller) return;
    if (taken) this.stalledSince = null;
    while ((controller.desiredSize ?? 0) > 0) {
      const next = this.next();
      if (!next) return;
      controller.enqueue(next);
    }
    this.stalledSince ??= performance.now();
  }

  private next(): Uint8Array | null {
    const head = this.queue[0];
    if (head) {
      const slice = head.subarray(0, clientLimits.sliceBytes);
      if (slice.byteLength === head.byteLength) this.queue.shift();
      else this.queue[0] = head.subarray(slice.byteLength);
      this.queueBytes -= slice.byteLength;
      return slice;
    }
    for (const [nodeId, event] of this.stats) {
      this.stats.delete(nodeId);
      return encodeEvent(event);
    }
    return this.logsDue ? this.nextLog() : null;
  }

  private nextLog(): Uint8Array | null {
    for (const [subscription, queue] of this.logs) {
      if (!queue.pending) continue;
      // Turn by turn: a chatty log must not starve a quiet one.
      this.logs.delete(subscription);
      this.logs.set(subscription, queue);
      return encodeEvent({ type: "log", subscription, ...queue.take(clientLimits.logBatchBytes) });
    }
    this.logsDue = false;
    return null;
  }

  private dispose(): void {
    if (!this.controller) return;
    this.controller = null;
    if (this.logTimer) clearTimeout(this.logTimer);
    this.queue = [];
    this.queueBytes = 0;
    this.logs.clear();
    this.stats.clear();
    this.onClosed(this);
  }
}
