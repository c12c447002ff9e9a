import "server-only";
import type { PodReport } from "@/lib/domain/cluster-report/pods";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { toUtcNanos } from "@/lib/domain/logs/utc-nanos";
import type { LogChoice, LoggedPod, LogLine } from "@/lib/domain/stream";
import type { ClusterLogs, PodLogWish } from "@/lib/server/kubernetes/types";
import { backoffMs, sleep } from "@/lib/server/sources/backoff";
import { containerOf, whyEnded, whyNothingYet } from "./container-life";
import { createLineGate } from "./line-gate";
import { Seam } from "./seam";

export interface PodReaderOptions {
  readonly container: string;
  readonly choice: LogChoice;
  readonly tail: number;
  /** Null while its cluster is none of the panel's. */
  readonly logs: () => ClusterLogs | null;
  readonly onLines: (lines: readonly LogLine[]) => void;
  readonly onSkipped: (count: number) => void;
  readonly onState: () => void;
}

const limits = { perSecond: 1000, burst: 2000 };
/** A container that has ended is reported so a moment later, and one that is asked for too early waits to start. */
const reportMs = 1000;
/** How often something is looked at again of which no news came. */
const lookAgainMs = 10_000;
const longestPauseMs = 5_000;
/** How long what a pod wrote last is waited for once it is gone. */
const farewellMs = 3_000;
/** A door that is closed is not knocked at all the time: each time stands in the cluster's audit log. */
const forbiddenMs = 60_000;

/** One container of one pod, read on over restarts and cuts until its pod is gone. */
export class PodReader {
  private readonly controller = new AbortController();
  /** Of a pod that is gone: what its node still holds open brings nothing. */
  private farewell = new AbortController();
  private readonly seam = new Seam();
  private readonly gate = createLineGate(limits);
  private readonly openedAt = performance.now();
  private wake = () => {};
  private hasGone = false;
  private leaving: NodeJS.Timeout | undefined;
  private isRunning = false;
  private told: Pick<LoggedPod, "state" | "why"> = { state: "following", why: "" };

  constructor(
    private pod: PodReport,
    private readonly options: PodReaderOptions,
  ) {}

  get state(): LoggedPod {
    return { uid: this.pod.uid, name: this.pod.name, ...this.told };
  }

  /** Nothing more is read of it, unless its container starts once more. */
  get isOver(): boolean {
    return this.told.state === "ended";
  }

  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    void this.run().finally(() => {
      this.isRunning = false;
    });
  }

  /** What its cluster says of it now; null: it is gone, and what it wrote last is still read. */
  see(pod: PodReport | null): void {
    if (pod === null ? this.hasGone : pod === this.pod && !this.hasGone) return;
    if (pod) {
      this.pod = pod;
      if (this.hasGone) this.comeBack();
    } else {
      this.hasGone = true;
      this.leaving = setTimeout(() => this.farewell.abort(), farewellMs).unref();
    }
    this.wake();
  }

  dispose(): void {
    clearTimeout(this.leaving);
    this.controller.abort();
    this.wake();
  }

  /** A sentence of the panel's own between its lines. */
  note(text: string): void {
    const at = this.seam.lastAt ?? toUtcNanos(new Date().toISOString());
    this.options.onLines([{ at, stream: "panel", text, from: this.pod.name }]);
  }

  /** Its cluster was away for a moment, mostly because somebody gave it another address. It is read on from its last line. */
  private comeBack(): void {
    clearTimeout(this.leaving);
    this.hasGone = false;
    if (this.farewell.signal.aborted) this.farewell = new AbortController();
    this.start();
  }

  private async run(): Promise<void> {
    const { signal } = this.controller;
    const { choice, container: name } = this.options;
    let attempt = 0;
    /** How often the container had restarted when its log was last opened, and when it was last read to the end. */
    let opened: number | null = null;
    let readTo: number | null = null;
    while (!signal.aborted) {
      if (this.hasGone) return this.end("");
      const container = containerOf(this.pod, name);
      const why = container ? whyNothingYet(this.pod, container) : "It waits to start.";
      if (!container || why !== null) {
        this.tell("waiting", why ?? "");
        await this.news(lookAgainMs);
      } else if (readTo === container.restartCount && container.state.kind !== "running") {
        this.tell(container.state.kind === "waiting" ? "waiting" : "ended", whyEnded(container));
        await this.news(lookAgainMs);
      } else {
        if (opened !== null && container.restartCount > opened) this.note("has restarted.");
        opened = container.restartCount;
        this.tell("following", "");
        try {
          await this.read();
          readTo = opened;
          attempt = 0;
          if (choice.isPrevious) return this.end("That is all that it wrote before it restarted.");
          await this.news(reportMs);
        } catch (error) {
          if (signal.aborted) return;
          if (isHopeless(error, choice)) return this.end(said(error));
          if (!this.hasGone) this.tell("failed", said(error));
          await this.rest(pauseMs(error, attempt++));
        }
      }
    }
  }

  private async read(): Promise<void> {
    const logs = this.options.logs();
    if (!logs) throw new BulkheadError("not-found", "Its cluster is not connected any more.");
    this.seam.reopen();
    const signal = AbortSignal.any([this.controller.signal, this.farewell.signal]);
    await logs.follow(this.wish(), { signal, onLines: (lines) => this.take(lines) });
  }

  private wish(): PodLogWish {
    const { namespace, name, nodeName } = this.pod;
    const { container, choice, tail } = this.options;
    const { lastAt } = this.seam;
    const elapsed = Math.round((performance.now() - this.openedAt) / 1000);
    const since = choice.sinceSeconds === null ? null : { seconds: choice.sinceSeconds + elapsed };
    const place = { namespace, pod: name, nodeName, container, isPrevious: choice.isPrevious };
    return lastAt === null ? { ...place, tail, since } : { ...place, tail: null, since: { time: lastAt } };
  }

  private take(lines: readonly LogLine[]): void {
    const fresh = lines.filter((line) => this.seam.isNew(line));
    const passing = this.gate(fresh.length);
    const from = this.pod.name;
    if (passing > 0) this.options.onLines(fresh.slice(0, passing).map((line) => ({ ...line, from })));
    if (passing < fresh.length) this.options.onSkipped(fresh.length - passing);
  }

  private tell(state: LoggedPod["state"], why: string): void {
    if (this.told.state === state && this.told.why === why) return;
    this.told = { state, why };
    this.options.onState();
  }

  private end(why: string): void {
    if (this.controller.signal.aborted) return;
    if (this.hasGone) this.note("has ended.");
    this.tell("ended", why);
  }

  /** Resolves after `ms`, whatever its cluster says of it meanwhile, or when it is gone. */
  private async rest(ms: number): Promise<void> {
    const until = performance.now() + ms;
    const { signal } = this.controller;
    for (let left = ms; left > 0 && !this.hasGone && !signal.aborted; left = until - performance.now())
      await this.news(left);
  }

  /** Resolves when its cluster says something of it, or after `ms`. */
  private async news(ms: number): Promise<void> {
    const waiting = new AbortController();
    this.wake = () => waiting.abort();
    if (!this.controller.signal.aborted && !this.hasGone) await sleep(ms, waiting.signal);
    this.wake = () => {};
  }
}

/** What a container wrote before it restarted does not come later either. */
const isHopeless = (error: unknown, { isPrevious }: LogChoice): boolean =>
  isPrevious && isBulkheadError(error) && error.kind === "not-found";

const said = (error: unknown): string =>
  isBulkheadError(error) ? error.message : "The log could not be read any further.";

function pauseMs(error: unknown, attempt: number): number {
  const isForbidden = isBulkheadError(error) && error.kind === "forbidden";
  return isForbidden ? forbiddenMs : backoffMs(attempt, longestPauseMs);
}
