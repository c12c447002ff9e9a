import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import type { InventoryStore } from "@/lib/server/live/inventory-store";
import type { SourceManager } from "@/lib/server/live/source-manager";

/** How engines or clusters are kept and observed: the part that differs. */
interface Kept<Row, Connection> {
  readonly what: "engine" | "cluster";
  list(): Promise<readonly Row[]>;
  get(id: string): Promise<Row | null>;
  /** @returns false when the name is taken. */
  update(row: Row): Promise<boolean>;
  /** @returns false, and changes nothing, while an operation runs on it. */
  delete(id: string): Promise<boolean>;
  /** @throws BulkheadError when its secrets can't be opened or the row isn't whole. */
  open(row: Row): Connection;
  /** Also what is observed already: it is connected to anew if anything is other. */
  observe(row: Row): void;
  /** Why what the panel found can't be changed or removed. */
  foundHere(row: Row): BulkheadError;
}

/** What is the same for all that people add or the panel finds: a row of each, and each observed by the sources. */
export function createSourceBook<Row extends { id: string; name: string; origin: string }, Connection>(
  kept: Kept<Row, Connection>,
  { sources, inventory }: { sources: Pick<SourceManager, "remove">; inventory: Pick<InventoryStore, "refresh"> },
) {
  const { what } = kept;

  function observe(row: Row): void {
    try {
      kept.observe(row);
    } catch (error) {
      if (!isBulkheadError(error)) throw error;
      console.error(`${what === "engine" ? "Engine" : "Cluster"} "${row.name}" is left out: ${error.message}`);
    }
  }

  async function required(id: string): Promise<Row> {
    const row = await kept.get(id);
    if (!row) throw new BulkheadError("not-found", `That ${what} is gone already.`);
    return row;
  }

  async function save(row: Row, write: (row: Row) => Promise<boolean>): Promise<void> {
    if (!(await write(row))) {
      const message = `There is ${what === "engine" ? "an" : "a"} ${what} called ${row.name} already.`;
      throw new BulkheadError("conflict", message, { fields: { name: message } });
    }
    await inventory.refresh();
    observe(row);
  }

  /** The row of one that a person added: only they change it. */
  async function own(id: string): Promise<Row> {
    const row = await required(id);
    if (row.origin !== "manual") throw kept.foundHere(row);
    return row;
  }

  /** Secrets that can't be opened any more are entered again, and then these are overwritten. */
  function openIfPossible(row: Row): Connection | null {
    try {
      return kept.open(row);
    } catch {
      return null;
    }
  }

  return {
    required,
    own,
    save,
    openIfPossible,
    /** Begins to observe everything, also where what was found can't be written down. Waits for no source. */
    async start(writeFindings: () => Promise<void>): Promise<void> {
      await writeFindings().catch((error) => {
        if (!isBulkheadError(error)) throw error;
        console.error(`What was found at the start is not written down: ${error.message}`);
      });
      for (const row of await kept.list()) observe(row);
      await inventory.refresh();
    },
    async rename(id: string, name: string): Promise<void> {
      await save({ ...(await required(id)), name }, kept.update);
    },
    /** `name`: as the person typed it. */
    async remove(id: string, name: string): Promise<void> {
      const row = await own(id);
      if (row.name !== name) {
        const message = `Type the ${what}'s name, ${row.name}, as it is written.`;
        throw new BulkheadError("invalid-input", message, { fields: { name: message } });
      }
      if (!(await kept.delete(id)))
        throw new BulkheadError("conflict", `An operation runs on ${row.name}. Wait until it has ended.`);
      await sources.remove(id);
      await inventory.refresh();
    },
  };
}
