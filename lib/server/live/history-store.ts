import "server-only";
import { addToHistory, type ContainerHistory, noHistory } from "@/lib/domain/container-history";
import type { ContainerReport } from "@/lib/domain/engine-report";
import type { NodeId } from "@/lib/domain/ids";
import type { Database } from "@/lib/server/db/client";
import { readHistories, writeHistories } from "@/lib/server/db/container-memory";
import { createWriteBehind, type WriteBehind } from "./write-behind";

/** What windowed health rules remember of each container, in memory and, a moment later, in the database. */
export class HistoryStore {
  private readonly unsaved = new Map<NodeId, ContainerHistory | null>();
  private readonly writer: WriteBehind;

  private constructor(
    private readonly db: Database,
    private readonly entries: Map<NodeId, ContainerHistory>,
  ) {
    this.writer = createWriteBehind(() => this.save());
  }

  static async load(db: Database): Promise<HistoryStore> {
    return new HistoryStore(db, await readHistories(db));
  }

  get all(): ReadonlyMap<NodeId, ContainerHistory> {
    return this.entries;
  }

  /** @param now - On the engine's clock. */
  add(nodeId: NodeId, report: ContainerReport, now: number): void {
    const before = this.entries.get(nodeId) ?? noHistory;
    const after = addToHistory(before, report, now);
    if (after !== before) this.set(nodeId, after);
  }

  rename(from: NodeId, to: NodeId): void {
    const history = this.entries.get(from);
    if (!history) return;
    this.set(to, history);
    this.forget(from);
  }

  forget(nodeId: NodeId): void {
    if (!this.entries.delete(nodeId)) return;
    this.unsaved.set(nodeId, null);
    this.writer.request();
  }

  /** Writes what is not written yet. */
  flush = (): Promise<void> => this.writer.flush();

  private set(nodeId: NodeId, history: ContainerHistory): void {
    this.entries.set(nodeId, history);
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
