import "server-only";
import { parseContainerNodeId } from "@/lib/domain/ids";
import type { LabAccess } from "./lab-access";
import { type LogReader, LogUpstream } from "./log-upstream";

const lingerMs = 5000;
export const logsPerEngine = 16;

/** At most one upstream log per container and 16 per engine; closed 5 s after the last reader left. */
export class LogHub {
  private readonly upstreams = new Map<string, LogUpstream>();
  private readonly lingering = new Map<string, NodeJS.Timeout>();

  constructor(private readonly lab: LabAccess) {}

  get openCount(): number {
    return this.upstreams.size;
  }

  /** @returns a function that leaves, or a sentence that says why not. */
  join(nodeId: string, tail: number, reader: LogReader): (() => void) | string {
    const id = parseContainerNodeId(nodeId);
    if (!id || !this.lab.container(nodeId)) return "There is no such container.";
    const known = this.upstreams.get(nodeId);
    if (!known && this.openOn(id.engineId) >= logsPerEngine) {
      return `${logsPerEngine} logs of this engine are open already. Close one of them first.`;
    }
    const upstream = known ?? new LogUpstream(nodeId, this.lab);
    this.upstreams.set(nodeId, upstream);
    clearTimeout(this.lingering.get(nodeId));
    this.lingering.delete(nodeId);
    upstream.add(reader, tail);
    return () => this.leave(nodeId, upstream, reader);
  }

  close(): void {
    for (const timer of this.lingering.values()) clearTimeout(timer);
    for (const upstream of this.upstreams.values()) upstream.dispose();
    this.lingering.clear();
    this.upstreams.clear();
  }

  private openOn(engineId: string): number {
    let open = 0;
    for (const nodeId of this.upstreams.keys()) if (parseContainerNodeId(nodeId)?.engineId === engineId) open += 1;
    return open;
  }

  private leave(nodeId: string, upstream: LogUpstream, reader: LogReader): void {
    upstream.remove(reader);
    if (upstream.readerCount > 0 || this.upstreams.get(nodeId) !== upstream) return;
    clearTimeout(this.lingering.get(nodeId));
    const end = () => {
      this.lingering.delete(nodeId);
      this.upstreams.delete(nodeId);
      upstream.dispose();
    };
    this.lingering.set(nodeId, setTimeout(end, lingerMs));
  }
}
