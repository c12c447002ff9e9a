import "server-only";
import { parseContainerNodeId } from "@/lib/domain/ids";
import type { LogChoice, WantedLog } from "@/lib/domain/stream";
import type { LabAccess } from "./lab-access";
import { LogUpstream } from "./log-upstream";
import { PodsLog } from "./pod-logs/pods-log";
import type { LogReader, SharedLog } from "./shared-log";

const lingerMs = 5000;
export const logsPerSource = 16;
/** Of pods, where nobody chose. */
const noChoice: LogChoice = { container: null, isPrevious: false, sinceSeconds: null };

interface OpenLog {
  readonly sourceId: string;
  readonly log: SharedLog;
}

/** At most one upstream log per container or choice of pods, and 16 per engine or cluster; closed 5 s after the last reader left. */
export class LogHub {
  private readonly open = new Map<string, OpenLog>();
  private readonly lingering = new Map<string, NodeJS.Timeout>();

  constructor(private readonly lab: LabAccess) {}

  get openCount(): number {
    return this.open.size;
  }

  /** @returns a function that leaves, or a sentence that says why not. */
  join(wanted: WantedLog, reader: LogReader): (() => void) | string {
    const { nodeId, choice = noChoice } = wanted;
    // A container's log is one, whatever is chosen of it.
    const key = JSON.stringify(parseContainerNodeId(nodeId) ? [nodeId] : [nodeId, choice]);
    const opened = this.open.get(key) ?? this.begin(nodeId, choice);
    if (typeof opened === "string") return opened;
    this.open.set(key, opened);
    clearTimeout(this.lingering.get(key));
    this.lingering.delete(key);
    opened.log.add(reader, wanted.tail);
    return () => this.leave(key, opened, reader);
  }

  close(): void {
    for (const timer of this.lingering.values()) clearTimeout(timer);
    for (const { log } of this.open.values()) log.dispose();
    this.lingering.clear();
    this.open.clear();
  }

  private begin(nodeId: string, choice: LogChoice): OpenLog | string {
    const ofEngine = parseContainerNodeId(nodeId);
    if (ofEngine) {
      if (!this.lab.container(nodeId)) return "There is no such container.";
      return (
        this.full(ofEngine.engineId, "engine") ?? {
          sourceId: ofEngine.engineId,
          log: new LogUpstream(nodeId, this.lab),
        }
      );
    }
    const found = this.lab.pods(nodeId);
    if (!found) return "There is nothing there that has a log: it is gone, or its cluster has not answered yet.";
    return (
      this.full(found.clusterId, "cluster") ?? { sourceId: found.clusterId, log: new PodsLog(nodeId, choice, this.lab) }
    );
  }

  private full(sourceId: string, what: "engine" | "cluster"): string | null {
    const open = [...this.open.values()].filter((each) => each.sourceId === sourceId).length;
    return open < logsPerSource
      ? null
      : `${logsPerSource} logs of this ${what} are open already. Close one of them first.`;
  }

  private leave(key: string, opened: OpenLog, reader: LogReader): void {
    opened.log.remove(reader);
    if (opened.log.readerCount > 0 || this.open.get(key) !== opened) return;
    clearTimeout(this.lingering.get(key));
    const end = () => {
      this.lingering.delete(key);
      this.open.delete(key);
      opened.log.dispose();
    };
    this.lingering.set(key, setTimeout(end, lingerMs));
  }
}
