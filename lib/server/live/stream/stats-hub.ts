import "server-only";
import { parseContainerNodeId } from "@/lib/domain/ids";
import { cpuPercent } from "@/lib/domain/stats/cpu-percent";
import type { StatsEvent } from "@/lib/domain/stream";
import type { StatsSample } from "@/lib/server/docker/types";
import type { LabAccess } from "./lab-access";

const everyMs = 3000;
const lingerMs = 5000;
export const statsPerEngine = 40;

type Watcher = (event: StatsEvent) => void;

interface Poll {
  readonly watchers: Set<Watcher>;
  timer: NodeJS.Timeout | null;
  linger: NodeJS.Timeout | null;
  incarnation: string;
  earlier: StatsSample | null;
  last: StatsEvent | null;
}

/** CPU and memory of the containers that somebody looks at, by one-shot reads, shared by all who look. */
export class StatsHub {
  private readonly polls = new Map<string, Poll>();

  constructor(private readonly lab: LabAccess) {}

  get openCount(): number {
    return this.polls.size;
  }

  /** @returns a function that leaves, or a sentence that says why not. */
  join(nodeId: string, watcher: Watcher): (() => void) | string {
    const id = parseContainerNodeId(nodeId);
    if (!id || !this.lab.container(nodeId)) return "There is no such container.";
    let poll = this.polls.get(nodeId);
    if (!poll) {
      if (this.openOn(id.engineId) >= statsPerEngine) {
        return `CPU and memory of ${statsPerEngine} containers of this engine are watched already.`;
      }
      poll = { watchers: new Set(), timer: null, linger: null, incarnation: "", earlier: null, last: null };
      this.polls.set(nodeId, poll);
      void this.sample(nodeId, poll);
    }
    if (poll.linger) clearTimeout(poll.linger);
    poll.linger = null;
    poll.watchers.add(watcher);
    if (poll.last) watcher(poll.last);
    return () => this.leave(nodeId, poll, watcher);
  }

  close(): void {
    for (const [nodeId, poll] of this.polls) this.end(nodeId, poll);
  }

  private openOn(engineId: string): number {
    let open = 0;
    for (const nodeId of this.polls.keys()) if (parseContainerNodeId(nodeId)?.engineId === engineId) open += 1;
    return open;
  }

  private leave(nodeId: string, poll: Poll, watcher: Watcher): void {
    poll.watchers.delete(watcher);
    if (poll.watchers.size > 0 || this.polls.get(nodeId) !== poll) return;
    if (poll.linger) clearTimeout(poll.linger);
    poll.linger = setTimeout(() => this.end(nodeId, poll), lingerMs);
  }

  private end(nodeId: string, poll: Poll): void {
    if (poll.timer) clearTimeout(poll.timer);
    if (poll.linger) clearTimeout(poll.linger);
    this.polls.delete(nodeId);
  }

  private async sample(nodeId: string, poll: Poll): Promise<void> {
    const node = this.lab.container(nodeId);
    const client = node ? this.lab.client(node.sourceId) : null;
    if (node && client && (node.state === "running" || node.state === "paused")) {
      // A failed read shows as a figure that grows old; the source's own state says why.
      const later = await client.sampleStats(node.incarnation).catch(() => null);
      if (later) this.tell(nodeId, poll, node.incarnation, later);
    }
    if (this.polls.get(nodeId) === poll) poll.timer = setTimeout(() => void this.sample(nodeId, poll), everyMs);
  }

  private tell(nodeId: string, poll: Poll, incarnation: string, later: StatsSample): void {
    const earlier = poll.incarnation === incarnation ? poll.earlier : null;
    poll.incarnation = incarnation;
    poll.earlier = later;
    poll.last = {
      type: "stats",
      nodeId,
      at: Date.now(),
      cpuPercent: earlier ? cpuPercent(earlier, later) : null,
      memoryBytes: later.memoryBytes,
      memoryLimitBytes: later.memoryLimitBytes,
    };
    for (const watcher of poll.watchers) watcher(poll.last);
  }
}
