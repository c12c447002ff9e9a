import type { Inventory } from "../model";

/**
 * A change of the inventory, worked out before anything is written: the inventory as it would be, or why not, as a
 * sentence per field of the form.
 */
export type Edited =
  | { readonly ok: true; readonly inventory: Inventory }
  | { readonly ok: false; readonly fields: Fields }
  /** What was to be changed is not there any more. */
  | { readonly ok: false; readonly gone: string };

export type Fields = Readonly<Record<string, string>>;

export type Edit = (inventory: Inventory, newId: () => string) => Edited;

export const edited = (inventory: Inventory): Edited => ({ ok: true, inventory });
export const refused = (fields: Fields): Edited => ({ ok: false, fields });
export const gone = (what: string): Edited => ({
  ok: false,
  gone: `${what} isn't there any more. Somebody removed it.`,
});

/** `null` values are no objections. */
export function objections(all: Readonly<Record<string, string | null>>): Fields | null {
  const found = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return found.length > 0 ? Object.fromEntries(found) : null;
}

export const replaced = <T extends { readonly id: string }>(rows: readonly T[], row: T): T[] =>
  rows.some((each) => each.id === row.id) ? rows.map((each) => (each.id === row.id ? row : each)) : [...rows, row];

export const without = <T extends { readonly id: string }>(rows: readonly T[], id: string): T[] =>
  rows.filter((each) => each.id !== id);

/** Names are told apart as people do: not by case or by spaces around them. */
export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
