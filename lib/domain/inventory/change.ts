import { same } from "../publish/same";
import type { Inventory } from "./model";

export const collections = ["zones", "vlans", "subnets", "hosts", "links", "engines", "clusters", "policies"] as const;
export type Collection = (typeof collections)[number];

type Row<C extends Collection> = NonNullable<Inventory[C]>[number];

const rowsOf = (inventory: Inventory, collection: Collection): readonly Row<Collection>[] =>
  inventory[collection] ?? [];

/** What one edit changed, row by row; `null` where there was, or is, no such row. */
export interface RowChange<C extends Collection = Collection> {
  readonly collection: C;
  readonly id: string;
  readonly before: Row<C> | null;
  readonly after: Row<C> | null;
}

export type InventoryChange = readonly RowChange[];

export function diffInventory(before: Inventory, after: Inventory): InventoryChange {
  const changes: RowChange[] = [];
  for (const collection of collections) {
    const old = new Map<string, Row<Collection>>(rowsOf(before, collection).map((row) => [row.id, row]));
    const ids = new Set<string>();
    for (const row of rowsOf(after, collection)) {
      ids.add(row.id);
      const was = old.get(row.id) ?? null;
      if (!same(was, row)) changes.push({ collection, id: row.id, before: was, after: row });
    }
    for (const [id, row] of old) if (!ids.has(id)) changes.push({ collection, id, before: row, after: null });
  }
  return changes;
}

/**
 * The inventory without a change that was made to it. Rows that came back stand at the end of their list; lists have no
 * order that means anything.
 *
 * @returns `null` when a row that it changed has been changed again since: undoing would throw that away.
 */
export function undoChange(inventory: Inventory, change: InventoryChange): Inventory | null {
  const rows: { -readonly [C in Collection]: Row<C>[] } = {
    zones: [...inventory.zones],
    vlans: [...inventory.vlans],
    subnets: [...inventory.subnets],
    hosts: [...inventory.hosts],
    links: [...inventory.links],
    engines: [...inventory.engines],
    clusters: [...(inventory.clusters ?? [])],
    policies: [...inventory.policies],
  };
  for (const { collection, id, before, after } of change) {
    const list = rows[collection] as Row<Collection>[];
    const position = list.findIndex((row) => row.id === id);
    if (!same(list[position] ?? null, after)) return null;
    if (before && position >= 0) list[position] = before;
    else if (before) list.push(before);
    else list.splice(position, 1);
  }
  return { revision: inventory.revision, ...rows };
}
