import "server-only";
import { type SlotPreset, slotPresets } from "@/lib/domain/topology/presets";
import { noSlots, type SlotTable, type SlotTables } from "@/lib/domain/topology/slot-table";
import type { Database } from "@/lib/server/db/client";
import { readSlots, writeSlots } from "@/lib/server/db/slots";
import { createWriteBehind, type WriteBehind } from "./write-behind";

/** Where everything stands on the map, in each preset, the same for everybody and after a restart. */
export class SlotStore {
  private readonly writer: WriteBehind;

  private constructor(
    private readonly db: Database,
    private kept: SlotTables,
    private current: SlotTables = kept,
  ) {
    this.writer = createWriteBehind(() => this.save());
  }

  static async load(db: Database): Promise<SlotStore> {
    const tables: Record<SlotPreset, SlotTable> = { ...noSlots };
    for (const preset of slotPresets) tables[preset] = await readSlots(db, preset);
    return new SlotStore(db, tables);
  }

  get tables(): SlotTables {
    return this.current;
  }

  set(tables: SlotTables): void {
    if (tables === this.current) return;
    this.current = tables;
    this.writer.request();
  }

  /** Writes what is not written yet. */
  flush = (): Promise<void> => this.writer.flush();

  private async save(): Promise<void> {
    const next = this.current;
    for (const preset of slotPresets) {
      if (next[preset] === this.kept[preset]) continue;
      await writeSlots(this.db, preset, this.kept[preset], next[preset]);
      this.kept = { ...this.kept, [preset]: next[preset] };
    }
  }
}
