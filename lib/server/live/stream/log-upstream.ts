import "server-only";
import { isBulkheadError } from "@/lib/domain/failure";
import type { LogLine } from "@/lib/domain/stream";
import type { ContainerNode } from "@/lib/domain/topology/model";
import type { EngineClient } from "@/lib/server/docker/types";
import { KeptLines } from "./kept-lines";
import type { LabAccess } from "./lab-access";
import { createLogReplay, type LogReplay, noReplay } from "./log-replay";
import type { LogReader, SharedLog } from "./shared-log";

const keptLines = 2000;
/** How often a log that ended is looked at again: the container may run once more, or have been recreated. */
const lookAgainMs = 2000;

const runs = (node: ContainerNode) => node.state === "running" || node.state === "paused";

/** One container's log, read once and shared by everybody who looks at it. */
export class LogUpstream implements SharedLog {
  private readonly readers = new Map<LogReader, number>();
  private readonly kept = new KeptLines(keptLines);
  private replay: LogReplay = noReplay;
  private incarnation: string | null = null;
  private first = true;
  private abort: AbortController | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** Incarnation and start that were read to their end; `null` while reading, or when the read failed. */
  private finished: string | null = null;
  private ended: string | null = null;
  private disposed = false;

  constructor(
    private readonly nodeId: string,
    private readonly lab: LabAccess,
  ) {}

  get readerCount(): number {
    return this.readers.size;
  }

  add(reader: LogReader, tail: number): void {
    this.readers.set(reader, tail);
    const before = this.kept.last(tail);
    if (before.length > 0) reader.push(before);
    if (this.ended !== null) reader.end(this.ended);
    if (!this.abort && !this.timer) this.start();
  }

  remove(reader: LogReader): void {
    this.readers.delete(reader);
  }

  dispose(): void {
    this.disposed = true;
    this.abort?.abort();
    if (this.timer) clearTimeout(this.timer);
    this.readers.clear();
  }

  private start(): void {
    this.timer = null;
    const node = this.lab.container(this.nodeId);
    const client = node ? this.lab.client(node.sourceId) : null;
    if (node && client) this.read(node, client);
    else this.stop("The container is gone.");
  }

  private read(node: ContainerNode, client: EngineClient): void {
    const life = `${node.incarnation} ${node.startedAt ?? ""}`;
    if (life === this.finished && !runs(node)) {
      this.lookAgain();
      return;
    }
    this.replay = node.incarnation === this.incarnation ? createLogReplay(this.kept.all(), keptLines) : noReplay;
    this.incarnation = node.incarnation;
    const abort = new AbortController();
    this.abort = abort;
    this.ended = null;
    const onLines = (lines: readonly LogLine[]) => this.take(lines);
    void client.followLogs(node.incarnation, { tail: keptLines, timestamps: true, signal: abort.signal, onLines }).then(
      () => {
        this.finished = life;
        this.stop("The container has stopped: this is the end of its log.");
      },
      (error: unknown) => {
        this.finished = null;
        this.stop(isBulkheadError(error) ? error.message : "The log could not be read any further.");
      },
    );
  }

  private stop(reason: string): void {
    this.abort = null;
    if (this.disposed) return;
    if (this.ended !== reason) for (const reader of this.readers.keys()) reader.end(reason);
    this.ended = reason;
    this.lookAgain();
  }

  private lookAgain(): void {
    if (!this.disposed) this.timer = setTimeout(() => this.start(), lookAgainMs);
  }

  private take(lines: readonly LogLine[]): void {
    const fresh = lines.filter(this.replay.isNew);
    if (fresh.length === 0) return;
    this.kept.push(fresh);
    for (const [reader, tail] of this.readers) reader.push(this.first ? fresh.slice(-Math.max(tail, 1)) : fresh);
    this.first = false;
  }
}
