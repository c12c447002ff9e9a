import { PartedTable, type Parts } from "./parted-table";
import type { Changes } from "./patch";

/** Parts and the one table that they make, with what it took to get there from the last. */
export interface Joined<T> {
  readonly parts: Parts<T>;
  readonly all: ReadonlyMap<string, T>;
  /** The part of each key; the very same map while none came or went. */
  readonly partOf: ReadonlyMap<string, string>;
  readonly changes: Changes<T>;
}

const noChanges: Changes<never> = { put: [], del: [] };

export const nothingJoined: Joined<never> = {
  parts: new Map<string, never>(),
  all: new Map<string, never>(),
  partOf: new Map(),
  changes: noChanges,
};

/**
 * Only parts that are not the very tables of before are looked into.
 *
 * @returns `all` is the previous one while no entry has changed.
 */
export function joinParts<T>(parts: Parts<T>, previous: Joined<T>): Joined<T> {
  const put = new Map<string, T>();
  const del = new Set<string>();
  const moved = new Map<string, string>();
  // `forEach` makes nothing for each entry, and this is done for all of a part whenever one of them changes.
  for (const [name, before] of previous.parts) {
    const after = parts.get(name);
    if (after === before) continue;
    before.forEach((_, id) => {
      if (!after?.has(id)) del.add(id);
    });
  }
  for (const [name, after] of parts) {
    const before = previous.parts.get(name);
    if (after === before) continue;
    after.forEach((value, id) => {
      if (before?.get(id) === value) return;
      // From one part into another.
      del.delete(id);
      if (previous.partOf.get(id) !== name) moved.set(id, name);
      if (previous.all.get(id) !== value) put.set(id, value);
    });
  }
  if (put.size + del.size + moved.size === 0) return { ...previous, parts, changes: noChanges };
  const partOf = del.size + moved.size === 0 ? previous.partOf : nextPartOf(previous.partOf, moved, del);
  return { parts, all: new PartedTable(parts, partOf), partOf, changes: { put: [...put.values()], del: [...del] } };
}

function nextPartOf(
  previous: ReadonlyMap<string, string>,
  moved: ReadonlyMap<string, string>,
  gone: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const next = new Map(previous);
  for (const id of gone) next.delete(id);
  for (const [id, name] of moved) next.set(id, name);
  return next;
}
