import type { Changes } from "./patch";

/** Tables by the name of their part; no key is in two of them. */
export type Parts<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

/** Parts and the one table that they make, with what it took to get there from the last. */
export interface Joined<T> {
  readonly parts: Parts<T>;
  readonly all: ReadonlyMap<string, T>;
  readonly changes: Changes<T>;
}

const noChanges: Changes<never> = { put: [], del: [] };

export const nothingJoined: Joined<never> = { parts: new Map<string, never>(), all: new Map<string, never>(), changes: noChanges };

/**
 * Only parts that are not the very tables of before are looked into.
 *
 * @returns `all` is the previous one while no entry has changed; else a new table, newcomers last.
 */
export function joinParts<T>(parts: Parts<T>, previous: Joined<T>): Joined<T> {
  const put = new Map<string, T>();
  const del = new Set<string>();
  for (const [name, before] of previous.parts) {
    const after = parts.get(name);
    if (after === before) continue;
    for (const id of before.keys()) if (!after?.has(id)) del.add(id);
  }
  for (const [name, after] of parts) {
    if (after === previous.parts.get(name)) continue;
    for (const [id, value] of after) {
      // From one part into another.
      del.delete(id);
      if (previous.all.get(id) !== value) put.set(id, value);
    }
  }
  if (put.size === 0 && del.size === 0) return { parts, all: previous.all, changes: noChanges };
  const all = new Map(previous.all);
  for (const id of del) all.delete(id);
  for (const [id, value] of put) all.set(id, value);
  return { parts, all, changes: { put: [...put.values()], del: [...del] } };
}
