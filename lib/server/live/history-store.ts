import "server-only";
import { addToHistory, type ContainerHistory, noHistory } from "@/lib/domain/container-history";
import type { ContainerReport } from "@/lib/domain/engine-report";
import { type NodeId, parseContainerNodeId } from "@/lib/domain/ids";
import type { Database } from "@/lib/server/db/client";
import { readHistories, writeHistories } from "@/lib/server/db/container-memory";
import { createWriteBehind, type WriteBehind } from "./write-behind";

/** What windowed health rules remember of each container, in memory and, a moment later, in the database. */
export class HistoryStore {
  private readonly unsaved = new Map<NodeId, ContainerHistory | null>();
  private readonly engines: Map<string, ReadonlyMap<NodeId, ContainerHistory>>;
  private readonly writer: WriteBehind;

  private constructor(
    private readonly db: Database,
    rows: ReadonlyMap<NodeId, ContainerHistory>,
  ) {
    this.writer = createWriteBehind(() => this.save());
    const engines = new Map<string, Map<NodeId, ContainerHistory>>();
    for (const [nodeId, history] of rows) {
      const engineId = engineOf(nodeId);
      const own = engines.get(engineId) ?? new Map();
      engines.set(engineId, own.set(nodeId, history));
    }
    this.engines = engines;
  }

  static async load(db: Database): Promise<HistoryStore> {
    return new HistoryStore(db, await readHistories(db));
  }

  /** By engine, then by node. An engine's map is another one after each change in it. */
  get byEngine(): ReadonlyMap<string, ReadonlyMap<NodeId, ContainerHistory>> {
    return this.engines;
  }

  /** @param now - On the engine's clock. */
  add(nodeId: NodeId, report: ContainerReport, now: number): void {
    const before = this.get(nodeId) ?? noHistory;
    const after = addToHistory(before, report, now);
    if (after !== before) this.set(nodeId, after);
  }

  rename(from: NodeId, to: NodeId): void {
    const history = this.get(from);
    if (!history) return;
    this.set(to, history);
    this.forget(from);
  }

  forget(nodeId: NodeId): void {
    const engineId = engineOf(nodeId);
    const own = new Map(this.engines.get(engineId));
    if (!own.delete(nodeId)) return;
    this.engines.set(engineId, own);
    this.unsaved.set(nodeId, null);
    this.writer.request();
  }

  /** Writes what is not written yet. */
  flush = (): Promise<void> => this.writer.flush();

  private get(nodeId: NodeId): ContainerHistory | undefined {
    return this.engines.get(engineOf(nodeId))?.get(nodeId);
  }

  private set(nodeId: NodeId, history: ContainerHistory): void {
    const engineId = engineOf(nodeId);
    this.engines.set(engineId, new Map(this.engines.get(engineId)).set(nodeId, history));
    this.unsaved.set(nodeId, history);
    this.writer.request();
  }

  private async save(): Promise<void> {
    const batch = new Map(this.unsaved);
    if (batch.size === 0) return;
    await writeHistories(this.db, batch, Date.now());
    for (const [nodeId, history] of batch) if (this.unsaved.get(nodeId) === history) this.unsaved.delete(nodeId);
  }
}

const engineOf = (nodeId: NodeId): string => parseContainerNodeId(nodeId)?.engineId ?? "";
