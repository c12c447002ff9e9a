import "server-only";
import type { SlotTable } from "@/lib/domain/topology/slot-table";
import type { Database } from "@/lib/server/db/client";
import { readSlots, writeSlots } from "@/lib/server/db/slots";
import { createWriteBehind, type WriteBehind } from "./write-behind";

const preset = "zones";

/** Where everything stands on the map, the same for everybody and after a restart. */
export class SlotStore {
  private readonly writer: WriteBehind;

  private constructor(
    private readonly db: Database,
    private kept: SlotTable,
    private current: SlotTable = kept,
  ) {
    this.writer = createWriteBehind(() => this.save());
  }

  static async load(db: Database): Promise<SlotStore> {
    return new SlotStore(db, await readSlots(db, preset));
  }

  get table(): SlotTable {
    return this.current;
  }

  set(table: SlotTable): void {
    if (table === this.current) return;
    this.current = table;
    this.writer.request();
  }

  /** Writes what is not written yet. */
  flush = (): Promise<void> => this.writer.flush();

  private async save(): Promise<void> {
    const next = this.current;
    if (next === this.kept) return;
    await writeSlots(this.db, preset, this.kept, next);
    this.kept = next;
  }
}
