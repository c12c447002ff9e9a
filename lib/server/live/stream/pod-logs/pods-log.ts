import "server-only";
import type { PodReport } from "@/lib/domain/cluster-report/pods";
import { podsAtOnce } from "@/lib/domain/logs/limits";
import type { LogAbout, LogChoice, LoggedPod, LogLine } from "@/lib/domain/stream";
import { KeptLines } from "../kept-lines";
import type { LabAccess } from "../lab-access";
import type { LogReader, SharedLog } from "../shared-log";
import { containerOf, listContainers } from "./container-life";
import { PodReader } from "./pod-reader";

const keptLines = 2000;
/** Of those that are gone so many are named. */
const namedGone = 20;
/** A rollout changes pods many times a second. */
const collectMs = 250;
/** How often it is looked whether pods that were left out have room by now: no news tells of that. */
const roomMs = 2_000;

/**
 * What one container writes in each of a workload's pods, or in one pod, read once and shared by everybody who looks at
 * it. Pods that come join by themselves. Lines are passed on as they come; who shows them puts them in order of time.
 */
export class PodsLog implements SharedLog {
  private readonly readers = new Set<LogReader>();
  private readonly kept = new KeptLines(keptLines);
  /** By uid. */
  private readonly pods = new Map<string, PodReader>();
  private readonly gone: LoggedPod[] = [];
  private about: LogAbout = { containers: [], container: "", pods: [], leftOut: 0 };
  private timer: NodeJS.Timeout | null = null;
  private roomTimer: NodeJS.Timeout | undefined;
  private isTelling = false;
  private said = "";
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly nodeId: string,
    private readonly choice: LogChoice,
    private readonly lab: LabAccess,
  ) {}

  get readerCount(): number {
    return this.readers.size;
  }

  add(reader: LogReader, tail: number): void {
    this.readers.add(reader);
    const before = this.kept.last(tail);
    if (before.length > 0) reader.push(before);
    if (this.stopListening) {
      reader.tell(this.about);
      return;
    }
    this.stopListening = this.lab.onChange(() => this.lookSoon());
    this.look({ isFirst: true });
  }

  remove(reader: LogReader): void {
    this.readers.delete(reader);
  }

  dispose(): void {
    this.stopListening?.();
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    clearTimeout(this.roomTimer);
    this.readers.clear();
    for (const pod of this.pods.values()) pod.dispose();
    this.pods.clear();
  }

  private lookSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.look({ isFirst: false });
    }, collectMs);
  }

  private look({ isFirst }: { isFirst: boolean }): void {
    const found = this.lab.pods(this.nodeId);
    const present = new Map((found?.pods ?? []).map((pod) => [pod.uid, pod]));
    for (const [uid, reader] of this.pods) reader.see(present.get(uid) ?? null);
    this.forgetGone(present);

    const listed = listContainers([...present.values()]);
    const containers = listed.length > 0 ? listed : this.about.containers;
    const container = this.choice.container ?? (this.about.container || containers[0]?.name || "");
    const unread = [...present.values()].filter((pod) => !this.pods.has(pod.uid) && containerOf(pod, container));
    const tail = Math.max(100, Math.floor(keptLines / Math.max(1, Math.min(podsAtOnce, unread.length))));
    const logs = found && this.lab.clusterLogs(found.clusterId);
    let leftOut = 0;
    for (const pod of unread.sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))) {
      const reading = [...this.pods.values()].filter((reader) => !reader.isOver).length;
      if (found && logs?.hasRoom() && reading < podsAtOnce)
        this.read(pod, { container, tail, clusterId: found.clusterId, isFirst });
      else leftOut += 1;
    }
    this.about = { ...this.about, containers, container, leftOut };
    this.tellAll();
    clearTimeout(this.roomTimer);
    if (leftOut > 0) this.roomTimer = setTimeout(() => this.look({ isFirst: false }), roomMs);
  }

  private read(
    pod: PodReport,
    { container, tail, clusterId, isFirst }: { container: string; tail: number; clusterId: string; isFirst: boolean },
  ): void {
    const reader = new PodReader(pod, {
      ...{ container, tail, choice: this.choice },
      logs: () => this.lab.clusterLogs(clusterId),
      onLines: (lines) => this.take(lines),
      onSkipped: (count) => {
        for (const each of this.readers) each.skip(count);
      },
      onState: () => this.tellAll(),
    });
    this.pods.set(pod.uid, reader);
    if (!isFirst) reader.note("has joined.");
    reader.start();
  }

  private take(lines: readonly LogLine[]): void {
    this.kept.push(lines);
    for (const reader of this.readers) reader.push(lines);
  }

  private forgetGone(present: ReadonlyMap<string, PodReport>): void {
    for (const [uid, reader] of this.pods) {
      if (present.has(uid) || !reader.isOver) continue;
      this.pods.delete(uid);
      this.gone.unshift(reader.state);
      this.gone.splice(namedGone);
    }
  }

  /** Once for all that changes in one turn of the event loop, and only what is other than before. */
  private tellAll(): void {
    if (this.isTelling) return;
    this.isTelling = true;
    setImmediate(() => {
      this.isTelling = false;
      const read = [...this.pods.values()].map(({ state }) => state).sort((a, b) => (a.name < b.name ? -1 : 1));
      this.about = { ...this.about, pods: [...read, ...this.gone] };
      const said = JSON.stringify(this.about);
      if (said === this.said) return;
      this.said = said;
      for (const reader of this.readers) reader.tell(this.about);
    });
  }
}
